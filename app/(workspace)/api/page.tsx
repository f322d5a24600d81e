import type { Metadata } from "next";
import { AppShell } from "#components/shell/app-shell.tsx";
import { UserMenu } from "#components/shell/user-menu.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { requireSession } from "#app/_server/loaders.ts";
import { operationKinds } from "#app/_server/openapi/document.ts";
import { ROUTES } from "#app/_server/openapi/routes.ts";

export const metadata: Metadata = { title: "API" };

const CODE = "rounded bg-muted px-1 font-mono text-[0.9em]";

export default async function ApiPage() {
  const session = await requireSession("/api");
  return (
    <AppShell breadcrumb={[{ label: "API" }]} user={<UserMenu name={session.name} email={session.email} />}>
      <h1 className="font-serif text-2xl">API</h1>
      <p className="mt-2 max-w-180 text-muted-foreground">
        Whatever this site does, a program can do as well, with a token of yours in the header{" "}
        <code className={CODE}>Authorization: Bearer …</code>. The exact description is{" "}
        <a
          href="/api/v1/openapi.json"
          target="_blank"
          rel="noreferrer"
          className="text-primary underline underline-offset-2"
        >
          openapi.json
        </a>{" "}
        (OpenAPI 3.1).
      </p>
      <h2 className="mt-8 mb-2 font-serif text-lg">Routes</h2>
      <Table stacked label="Routes" caption="Routes of the API under /api/v1">
        <TableHead>
          <tr>
            <TableHeader>Route</TableHeader>
            <TableHeader>What it does</TableHeader>
            <TableHeader>For</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {ROUTES.map(({ method, path, summary, admits }) => (
            <TableRow key={`${method} ${path}`}>
              <TableCell className="min-w-44 font-mono text-xs break-all">
                {method.toUpperCase()} /api/v1{path}
              </TableCell>
              <TableCell className="min-w-60">{summary}</TableCell>
              <TableCell label="For" className="whitespace-nowrap">
                {admits === "scope" ? "by operation" : admits}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <h2 className="mt-8 mb-2 font-serif text-lg">Operations</h2>
      <p className="mb-2 max-w-180 text-sm text-muted-foreground">
        Every change is one of these, sent to <code className={CODE}>POST /api/v1/operations</code> with an id
        that you mint (a UUID). Sending it again is harmless: the same id gets the same answer.
      </p>
      <ul className="columns-1 gap-8 font-mono text-xs leading-6 sm:columns-2 lg:columns-4">
        {operationKinds().map((kind) => (
          <li key={kind}>{kind}</li>
        ))}
      </ul>
    </AppShell>
  );
}
