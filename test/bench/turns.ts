import type { Contender } from './stage.ts';

export interface Samples {
  readonly floor: number[];
  readonly postil: number[];
}

export const noSamples = (): Samples => ({ floor: [], postil: [] });

/** Lets both do the same thing in turns, `rounds` times each. Who begins changes every round: neither always finds the machine warmed up. */
export async function takeTurns(
  contenders: readonly Contender[],
  rounds: number,
  turn: (contender: Contender, round: number) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1)
    for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) await turn(contender, round);
}
