import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [remix(remixConfig)],
  build: { target: "es2022" },
  server: { host: "127.0.0.1" },
  // Native packages have no browser entry for the dependency scanner to find.
  optimizeDeps: { exclude: ["@node-rs/argon2", "better-sqlite3", "pg", "lucia"] },
});
