"use client";

import Link from "next/link";
import { FileDrop } from "#components/ui/file-drop.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { Button } from "#components/ui/button.tsx";
import { AddressForm } from "./address-form.tsx";
import { ImportResults } from "./import-results.tsx";
import { PasteForm } from "./paste-form.tsx";
import { useFileImports } from "./use-file-imports.ts";

const ACCEPTED =
  ".txt,.text,.md,.html,.htm,.xhtml,.csv,.tsv,.json,.jsonl,.ndjson,.rss,.atom,.xml,.zip,.warc,.gz,text/plain,text/html";

/** Brings articles in: many files at once, one pasted text, or a page of the web. */
export function ImportScreen({ projectId }: { projectId: string }) {
  const { files, add, retry } = useFileImports(projectId);
  const articles = `/p/${projectId}/articles`;
  const imported = files.some(({ outcome }) => outcome?.ok && "value" in outcome);
  return (
    <div className="max-w-180">
      <Tabs defaultValue="files">
        <TabsList aria-label="Where the articles come from">
          <TabsTrigger value="files">Files</TabsTrigger>
          <TabsTrigger value="paste">Paste text</TabsTrigger>
          <TabsTrigger value="address">Web address</TabsTrigger>
        </TabsList>
        <TabsContent value="files" className="pt-4">
          <FileDrop
            multiple
            accept={ACCEPTED}
            label="Choose articles or drop them here"
            hint="Text and saved web pages (one article each); tables (CSV, TSV), JSON, JSON lines, RSS and Atom feeds, zip and WARC archives (many articles), up to 1 GB."
            onFiles={add}
          />
          <ImportResults base={articles} files={files} onRetry={retry} />
          {imported ? (
            <Button asChild className="mt-4">
              <Link href={articles}>Show the articles</Link>
            </Button>
          ) : null}
        </TabsContent>
        <TabsContent value="paste" className="pt-4">
          <PasteForm projectId={projectId} />
        </TabsContent>
        <TabsContent value="address" className="pt-4">
          <AddressForm projectId={projectId} />
        </TabsContent>
      </Tabs>
    </div>
  );
}
