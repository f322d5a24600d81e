-- Full-text index over articles, kept beside the search entry. Not in the schema: no query builder reads it.
ALTER TABLE "search_entry" ADD COLUMN "document" tsvector;
--> statement-breakpoint
CREATE INDEX "search_entry_document" ON "search_entry" USING gin ("document");
