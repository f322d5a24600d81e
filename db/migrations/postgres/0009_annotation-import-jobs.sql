ALTER TABLE "annotation_import" ADD COLUMN "bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "annotation_import" ADD COLUMN "bytes_read" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "annotation_import" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "annotation_import" ADD COLUMN "runner" text;--> statement-breakpoint
ALTER TABLE "annotation_import" ADD COLUMN "heartbeat_at" bigint;--> statement-breakpoint
ALTER TABLE "annotation_import" ADD COLUMN "message" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "annotation_import_state" ON "annotation_import" USING btree ("state");