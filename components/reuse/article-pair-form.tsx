import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { Label } from "#components/ui/label.tsx";
import { Select } from "#components/ui/select.tsx";

interface Props {
  articles: readonly { id: string; title: string; publisher: string }[];
  a: string;
  b: string;
}

/** Which two articles to lay side by side; the choice stands in the address. */
export function ArticlePairForm({ articles, a, b }: Props) {
  const id = useId();
  return (
    <form method="get" className="mb-6 grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
      {(
        [
          ["a", "First article", a],
          ["b", "Second article", b],
        ] as const
      ).map(([name, label, chosen]) => (
        <div key={name} className="flex min-w-0 flex-col gap-1.5">
          <Label htmlFor={`${id}-${name}`}>{label}</Label>
          <Select id={`${id}-${name}`} name={name} defaultValue={chosen}>
            <option value="">Choose …</option>
            {articles.map((article) => (
              <option key={article.id} value={article.id}>
                {article.publisher ? `${article.publisher}: ${article.title}` : article.title}
              </option>
            ))}
          </Select>
        </div>
      ))}
      <Button type="submit" variant="secondary" className="justify-self-start">
        Compare
      </Button>
    </form>
  );
}
