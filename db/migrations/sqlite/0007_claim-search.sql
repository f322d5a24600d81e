-- Full-text index over the statements of claims, kept by triggers: claims are made, reworded, split and removed in many places.
CREATE VIRTUAL TABLE `claim_search` USING fts5(claim_id UNINDEXED, text, tokenize='unicode61 remove_diacritics 2');
--> statement-breakpoint
INSERT INTO `claim_search` (claim_id, text) SELECT `id`, `text` FROM `claim`;
--> statement-breakpoint
CREATE TRIGGER `claim_search_inserted` AFTER INSERT ON `claim` BEGIN
  INSERT INTO `claim_search` (claim_id, text) VALUES (new.id, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER `claim_search_reworded` AFTER UPDATE OF `text` ON `claim` WHEN old.text <> new.text BEGIN
  UPDATE `claim_search` SET text = new.text WHERE claim_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER `claim_search_deleted` AFTER DELETE ON `claim` BEGIN
  DELETE FROM `claim_search` WHERE claim_id = old.id;
END;
