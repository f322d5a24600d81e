CREATE TABLE "annotation_import" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"created_by" text NOT NULL,
	"name" text NOT NULL,
	"format" text NOT NULL,
	"settings" text NOT NULL,
	"state" text NOT NULL,
	"imported" integer DEFAULT 0 NOT NULL,
	"reanchored" integer DEFAULT 0 NOT NULL,
	"known" integer DEFAULT 0 NOT NULL,
	"left_out" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"problems" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imported_annotation" (
	"annotation_id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"import_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "annotation_import" ADD CONSTRAINT "annotation_import_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotation_import" ADD CONSTRAINT "annotation_import_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_annotation" ADD CONSTRAINT "imported_annotation_annotation_id_annotation_id_fk" FOREIGN KEY ("annotation_id") REFERENCES "public"."annotation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_annotation" ADD CONSTRAINT "imported_annotation_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_annotation" ADD CONSTRAINT "imported_annotation_import_id_annotation_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."annotation_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "annotation_import_project" ON "annotation_import" USING btree ("project_id","created_at");--> statement-breakpoint
CREATE INDEX "imported_annotation_import" ON "imported_annotation" USING btree ("import_id");