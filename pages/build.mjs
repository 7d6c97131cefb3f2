// Every module directly in src/ becomes one script in onrecord/web/static, with all that it imports.
// `node build.mjs [FOLDER]` writes them into another folder, for the test that compares the two.
import { build } from "esbuild";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = readdirSync(join(here, "src"), { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(here, "src", entry.name))
  .sort();

await build({
  absWorkingDir: here,
  entryPoints: modules,
  outdir: process.argv[2] ?? join(here, "..", "onrecord", "web", "static"),
  bundle: true,
  format: "iife",
  target: "es2022",
  minify: true,
  charset: "ascii",
  legalComments: "eof",
  logLevel: "warning",
});
