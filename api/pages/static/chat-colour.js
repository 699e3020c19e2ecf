// From one colour of the school to colours that can be read: contrast by WCAG 2.2, 1.4.3 and 1.4.11.

const LIGHT = [255, 255, 255];
const DARK = [26, 34, 36];
const INK = [13, 31, 34];
const ENOUGH = 4.6;

// Returns CSS values for `accent` as a surface and the ink on it, and as words on a light and on a dark surface.
export function palette(colour) {
  const accent = parsed(colour);
  if (!accent) return {};
  const ink = contrast(accent, LIGHT) >= ENOUGH ? LIGHT : contrast(accent, INK) >= ENOUGH ? INK : null;
  const surface = ink ? accent : moved(accent, INK, LIGHT);
  return {
    "--fill": css(surface),
    "--fill-ink": css(ink ?? LIGHT),
    "--accent-on-light": css(moved(accent, INK, [246, 247, 245])),
    "--accent-on-dark": css(moved(accent, LIGHT, DARK)),
  };
}

// `colour` moved towards `target` until it can be read on `ground`.
function moved(colour, target, ground) {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = colour.map((part, place) => Math.round(part + (target[place] - part) * share));
    if (contrast(mixed, ground) >= ENOUGH) return mixed;
  }
  return target;
}

function parsed(colour) {
  if (!colour || !CSS.supports("color", colour)) return null;
  const brush = document.createElement("canvas").getContext("2d");
  brush.fillStyle = colour;
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(brush.fillStyle);
  return hex ? hex.slice(1).map((part) => parseInt(part, 16)) : null;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const css = (colour) => `rgb(${colour.join(" ")})`;
