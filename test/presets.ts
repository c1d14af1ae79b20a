import * as products from '../src/presets.js';

const { zendeskOwnershipTime, ...others } = products;

/**
 * Every preset that is a way of counting a clock, by product and name: a new one is in every law.
 *
 * @param group - Whose time the preset of ownership counts.
 */
export function clockPresets(
  group: string,
): readonly (readonly [name: string, preset: products.ClockPreset])[] {
  return [
    ...Object.entries(others).flatMap(([product, presets]) =>
      Object.entries(presets).flatMap(([name, preset]) =>
        'start' in preset ? [[`${product}.${name}`, preset] as const] : [],
      ),
    ),
    ['zendeskOwnershipTime', zendeskOwnershipTime(group)],
  ];
}
