import { transformSync } from 'esbuild';

/** Nothing, or nothing but imports for their own sake and an export of nothing. */
const NO_CODE = /^(import"[^"]+";|export\{\};|"use strict";)*$/;

/** Whether a module has no code: what is left of a file of types, or of a chunk that shares nothing. */
export function isEmptyModule(text: string): boolean {
  return NO_CODE.test(transformSync(text, { minify: true }).code.trim());
}
