-- Full-text index over the statements of claims. Not in the schema: no query builder reads it.
CREATE INDEX "claim_search" ON "claim" USING gin (to_tsvector('simple', "text"));
