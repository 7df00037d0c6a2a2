// Builds the pages' scripts and KaTeX's styles into ../static/dist; no address in them leaves us.
import { build } from "esbuild";
import { rm } from "node:fs/promises";

const outdir = "../static/dist";
await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: ["src/base.js", "src/manage.js", "src/workspace.js", "src/math.css"],
  outdir,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "linked",
  chunkNames: "chunk-[hash]",
  assetNames: "font-[name]-[hash]",
  // Every browser of this decade reads woff2: KaTeX's older fonts are left out.
  loader: { ".woff2": "file", ".woff": "empty", ".ttf": "empty" },
  logLevel: "warning",
});
