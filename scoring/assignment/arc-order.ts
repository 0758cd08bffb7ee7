/**
 * 弧的次序 / Order of arcs: the pairs of a matrix in the order in which a network simplex prices them.
 *
 * Pricing takes the best arc of a block of about sqrt(pairs). Were a block part of one expert's row, its best arc would
 * be this expert's best wish, and where few experts read much, pivots would be two to three times as many. So pairs are
 * taken with a stride of sqrt(pairs), and a block holds many experts. Neighbours in a row come one pass later, so
 * reading a large matrix in this order stays within the processor's cache.
 *
 * The order is: pairs 0, stride, 2 × stride, …, then 1, 1 + stride, …, up to the pass that starts at stride − 1.
 */
export interface ArcOrder {
  readonly stride: number;
  /** Place of a pair in the order, in constant time. */
  placeOf(pair: number): number;
  /** The pair at a place, in constant time. */
  pairAt(place: number): number;
}

export function arcOrder(pairs: number): ArcOrder {
  const stride = Math.max(1, Math.ceil(Math.sqrt(pairs)));
  const shortPass = Math.floor(pairs / stride);
  const longPasses = pairs % stride;
  const startOfShort = longPasses * (shortPass + 1);
  return {
    stride,
    placeOf: (pair) => {
      const pass = pair % stride;
      return pass * shortPass + Math.min(pass, longPasses) + (pair - pass) / stride;
    },
    pairAt: (place) => {
      if (place < startOfShort) return Math.floor(place / (shortPass + 1)) + stride * (place % (shortPass + 1));
      const after = place - startOfShort;
      return longPasses + Math.floor(after / shortPass) + stride * (after % shortPass);
    },
  };
}
