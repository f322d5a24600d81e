ALTER TABLE `annotation_import` ADD `bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `annotation_import` ADD `bytes_read` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `annotation_import` ADD `position` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `annotation_import` ADD `runner` text;--> statement-breakpoint
ALTER TABLE `annotation_import` ADD `heartbeat_at` integer;--> statement-breakpoint
ALTER TABLE `annotation_import` ADD `message` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `annotation_import_state` ON `annotation_import` (`state`);