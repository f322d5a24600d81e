import type { NextConfig } from "next";

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: [
    "better-sqlite3",
    "@node-rs/argon2",
    "pg",
    "pino",
    "linkedom",
    "@mozilla/readability",
  ],
  outputFileTracingIncludes: { "/**": ["./db/migrations/**"] },
  turbopack: { root: import.meta.dirname },
};

export default config;
