import { defineConfig } from "drizzle-kit";

// One schema, two dialects: `DIALECT=postgresql drizzle-kit generate` writes the PostgreSQL migrations.
const postgres = process.env.DIALECT === "postgresql";

export default defineConfig({
  dialect: postgres ? "postgresql" : "sqlite",
  schema: postgres ? "./db/schema/postgres.ts" : "./db/schema/sqlite.ts",
  out: postgres ? "./db/migrations/postgres" : "./db/migrations/sqlite",
  casing: "snake_case",
});
