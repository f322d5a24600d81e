import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

interface Choice {
  id: string;
  label: string;
}

interface Props {
  members: readonly Choice[];
  articles: readonly Choice[];
  claims: readonly Choice[];
  entities: readonly string[];
  chosen: { member: string; article: string; claim: string; entity: string };
}

/** Narrows the list; a plain form, so that an address says what is shown and works without scripts. */
export function ActivityFilter({ members, articles, claims, entities, chosen }: Props) {
  const things = entities.map((id) => ({ id, label: id }));
  const fields = [
    { name: "member", label: "Member", all: "Everybody", choices: members },
    { name: "entity", label: "Kind", all: "Everything", choices: things },
    { name: "article", label: "Article", all: "All articles", choices: articles },
    { name: "claim", label: "Claim", all: "All claims", choices: claims },
  ] as const;
  return (
    <form className="mb-6 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[repeat(4,minmax(0,1fr))_auto]">
      {fields.map(({ name, label, all, choices }) => (
        <Field key={name} label={label}>
          {(control) => (
            <Select {...control} name={name} defaultValue={chosen[name]}>
              <option value="">{all}</option>
              {choices.map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {choice.label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
      <Button type="submit" variant="secondary">
        Show
      </Button>
    </form>
  );
}
