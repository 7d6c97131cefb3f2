import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";

const built = await build({
  entryPoints: [new URL("../src/shared/codepoints.ts", import.meta.url).pathname],
  bundle: true,
  format: "esm",
  write: false,
});
const source = Buffer.from(built.outputFiles[0].text).toString("base64");
const { codePoints, utf16Offset } = await import(`data:text/javascript;base64,${source}`);

test("a character beyond U+FFFF is one code point", () => {
  assert.equal(codePoints("a😀b"), 3);
  assert.equal("a😀b".length, 4);
});

test("what follows such a character begins two units later", () => {
  assert.equal(utf16Offset("a😀b", 1), 1);
  assert.equal(utf16Offset("a😀b", 2), 3);
});

test("places lead to units and back for any text", () => {
  const text = "“Wir 😀 gehen”, é e\u0301 𒀀 \u{1F1F9}\u{1F1F7}\n";
  for (let place = 0; place <= codePoints(text); place += 1) {
    assert.equal(codePoints(text.slice(0, utf16Offset(text, place))), place);
  }
});

test("a place behind the end is the end", () => {
  assert.equal(utf16Offset("ab", 9), 2);
});
