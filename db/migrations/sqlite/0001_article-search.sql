-- Full-text index over articles; rowid is search_entry.key. Contentless: the text itself stands in article_version.
CREATE VIRTUAL TABLE `article_search` USING fts5(title, text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
--> statement-breakpoint
CREATE TRIGGER `search_entry_deleted` AFTER DELETE ON `search_entry` BEGIN
  DELETE FROM `article_search` WHERE rowid = old.key;
END;
