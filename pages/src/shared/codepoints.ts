/**
 * Positions in onrecord are Unicode code points; JavaScript counts UTF-16 units, of which a
 * character beyond U+FFFF (an emoji, an old script) takes two. Every conversion happens here.
 */

/** How many code points the text has. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Where in the text, in UTF-16 units, the code point with this number begins; its end for more. */
export function utf16Offset(text: string, place: number): number {
  let units = 0;
  let passed = 0;
  for (const character of text) {
    if (passed === place) return units;
    units += character.length;
    passed += 1;
  }
  return units;
}
