// How numbers are written.

export function fixed(value) {
  const digits = Math.abs(value).toFixed(2);
  return value < 0 && Number(digits) !== 0 ? `−${digits}` : digits;
}

// Within a sentence: no zeros at the end, as a person writes a number.
export const spoken = (value) => fixed(value).replace(/\.?0+$/, "");

export const plain = (value) => String(value);

// For axes: no more digits than a reader needs.
export const short = (value) => String(Number(value.toPrecision(6))).replace("-", "−");
