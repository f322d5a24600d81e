CREATE TABLE "gold" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"article_id" text,
	"version_id" text,
	"start" integer,
	"end" integer,
	"exact" text DEFAULT '' NOT NULL,
	"tag" text,
	"subtype" text,
	"claim_id" text,
	"level" integer,
	"reason" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"deleted_at" bigint,
	CONSTRAINT "gold_target" CHECK (("gold"."version_id" is null) = ("gold"."claim_id" is not null)),
	CONSTRAINT "gold_level" CHECK (("gold"."claim_id" is null) = ("gold"."level" is null))
);
--> statement-breakpoint
ALTER TABLE "gold" ADD CONSTRAINT "gold_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gold" ADD CONSTRAINT "gold_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gold" ADD CONSTRAINT "gold_version_id_article_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."article_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gold" ADD CONSTRAINT "gold_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gold" ADD CONSTRAINT "gold_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gold_project" ON "gold" USING btree ("project_id");