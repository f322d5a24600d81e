CREATE TABLE `gold` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`article_id` text,
	`version_id` text,
	`start` integer,
	`end` integer,
	`exact` text DEFAULT '' NOT NULL,
	`tag` text,
	`subtype` text,
	`claim_id` text,
	`level` integer,
	`reason` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`version_id`) REFERENCES `article_version`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`claim_id`) REFERENCES `claim`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "gold_target" CHECK(("gold"."version_id" is null) = ("gold"."claim_id" is not null)),
	CONSTRAINT "gold_level" CHECK(("gold"."claim_id" is null) = ("gold"."level" is null))
);
--> statement-breakpoint
CREATE INDEX `gold_project` ON `gold` (`project_id`);