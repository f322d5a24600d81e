import { SUBTYPES, TAGS } from "#lib/annotations/tags.ts";
import type { LabelTarget } from "#lib/formats/annotations-import/labels.ts";
import type { LabelCount } from "#lib/formats/annotations-import/summary.ts";
import { Select } from "#components/ui/select.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";

const LEAVE_OUT = "leave-out";

interface Props {
  labels: readonly LabelCount[];
  onChoose: (label: string, target: LabelTarget | null) => void;
}

/** What each label of the file means here. */
export function LabelTable({ labels, onChoose }: Props) {
  return (
    <Table label="Labels" caption="What the labels of the file mean in this project">
      <TableHead>
        <tr>
          <TableHeader>Label in the file</TableHeader>
          <TableHeader>Passages</TableHeader>
          <TableHeader>Becomes</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {labels.map(({ label, count, target }) => (
          <TableRow key={label}>
            <TableCell className="max-w-60 font-medium break-words">{label || "no label"}</TableCell>
            <TableCell className="tabular-nums">{count.toLocaleString("en")}</TableCell>
            <TableCell className="min-w-34 sm:min-w-48">
              <Select
                aria-label={`What “${label || "no label"}” becomes`}
                {...(target === undefined ? { "aria-invalid": true } : {})}
                value={valueOf(target)}
                onChange={(event) => onChoose(label, targetOf(event.target.value))}
              >
                {target === undefined ? <option value="">Choose a tag</option> : null}
                {TAGS.map((tag) => (
                  <optgroup key={tag} label={tag}>
                    <option value={tag}>{tag}</option>
                    {SUBTYPES[tag].map((subtype) => (
                      <option key={subtype} value={`${tag}/${subtype}`}>
                        {tag}: {subtype}
                      </option>
                    ))}
                  </optgroup>
                ))}
                <option value={LEAVE_OUT}>Leave out</option>
              </Select>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function valueOf(target: LabelTarget | null | undefined): string {
  if (target === undefined) return "";
  if (target === null) return LEAVE_OUT;
  return target.subtype === null ? target.tag : `${target.tag}/${target.subtype}`;
}

function targetOf(value: string): LabelTarget | null {
  const [name, kind] = value.split("/");
  const tag = TAGS.find((one) => one === name);
  if (!tag) return null;
  return { tag, subtype: SUBTYPES[tag].find((one) => one === kind) ?? null };
}
