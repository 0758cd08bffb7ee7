/**
 * 种子随机数 / Seeded random numbers for simulation: many and fast, the same for the same seed everywhere.
 *
 * Uniform: xoshiro128**, its state the first 128 bits of the seed's SHA-256. Normal: the ziggurat with 128 layers, so that a
 * million draws cost a few milliseconds. A draw of persons or of an order uses scoring/assignment/seeded-numbers.ts,
 * whose numbers can be checked by hand; these only estimate chances.
 *
 * Sources: Blackman & Vigna 2018 (xoshiro); Marsaglia & Tsang 2000, with Doornik's separate bits for layer and value.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

export interface RandomNumbers {
  /** A whole number from 0 to 2³² − 1. */
  bits(): number;
  /** From 0 to below 1, in steps of 2⁻³². */
  uniform(): number;
  /** Mean 0, variance 1. */
  normal(): number;
  /** A whole number from 0 to below − 1. */
  below(limit: number): number;
}

export function randomNumbers(seed: string): RandomNumbers {
  const state = new DataView(sha256(utf8ToBytes(seed)).buffer);
  const words = Int32Array.from([0, 4, 8, 12], (offset) => state.getInt32(offset));
  // Made a block at a time: a call then only reads, which is what a million draws need.
  const block = new Uint32Array(BLOCK);
  let taken = BLOCK;
  const bits = (): number => {
    if (taken === BLOCK) {
      fill(block, words);
      taken = 0;
    }
    return block[taken++]!;
  };
  const uniform = (): number => bits() / TWO_32;
  const normal = (): number => {
    const word = bits();
    // The low seven bits choose the layer, the others the place: neither tells of the other.
    const layer = word & (LAYERS - 1);
    const x = ((word >>> 7) / 2 ** 24 - 1 + 2 ** -25) * EDGES[layer]!;
    return Math.abs(x) < EDGES[layer + 1]! ? x : (outside(x, layer, uniform) ?? normal());
  };
  return { bits, uniform, normal, below: (limit) => Math.floor(uniform() * limit) };
}

const BLOCK = 1024;

/** xoshiro128**. */
function fill(block: Uint32Array, words: Int32Array): void {
  let [a, b, c, d] = [words[0]!, words[1]!, words[2]!, words[3]!];
  for (let index = 0; index < block.length; index += 1) {
    const scrambled = Math.imul(b, 5);
    block[index] = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
  }
  words.set([a, b, c, d]);
}

const TWO_32 = 2 ** 32;

/** Layers of equal area under exp(−x²/2): where each ends, the tail from TAIL_FROM on. */
const LAYERS = 128;
const TAIL_FROM = 3.442619855899;
const AREA = 9.91256303526217e-3;
const EDGES = layerEdges();

function layerEdges(): Float64Array {
  const height = (x: number): number => Math.exp(-0.5 * x * x);
  const edges = new Float64Array(LAYERS + 1);
  edges[0] = AREA / height(TAIL_FROM);
  edges[1] = TAIL_FROM;
  for (let layer = 2; layer < LAYERS; layer += 1)
    edges[layer] = Math.sqrt(-2 * Math.log(AREA / edges[layer - 1]! + height(edges[layer - 1]!)));
  return edges;
}

/** The few draws that fall outside a layer's box: from the tail, from under the curve beside the box, or null: again. */
function outside(x: number, layer: number, uniform: () => number): number | null {
  if (layer === 0) return tail(uniform, x < 0);
  const [low, high] = [Math.exp(-0.5 * EDGES[layer]! ** 2), Math.exp(-0.5 * EDGES[layer + 1]! ** 2)];
  return low + uniform() * (high - low) < Math.exp(-0.5 * x * x) ? x : null;
}

/** Beyond the last layer, by Marsaglia's exponential trial. */
function tail(uniform: () => number, isNegative: boolean): number {
  for (;;) {
    const x = Math.log(1 - uniform()) / TAIL_FROM;
    const y = Math.log(1 - uniform());
    if (-2 * y >= x * x) return isNegative ? x - TAIL_FROM : TAIL_FROM - x;
  }
}
