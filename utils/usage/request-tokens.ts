import type { ModelRequest, Part, Turn } from '@/utils/schema/model';
import { estimateTokens } from './estimate-tokens';

/** Tokens that stand around each turn, whatever is in it. */
const PER_TURN = 4;
/** A picture of a page's size in current models; the sizes in which they cut it differ. */
const PER_IMAGE = 1_000;

/** All texts of a request, each once, in their order. */
export function requestTexts({ instructions, turns, tools = [], format }: ModelRequest): string[] {
  const forms = [...tools, ...(format ? [format] : [])].map((form) => JSON.stringify(form));
  return [instructions, ...turns.flatMap(textsOf), ...forms];
}

function textsOf(turn: Turn): string[] {
  if (turn.role === 'user') return turn.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  if (turn.role === 'tool') return [turn.text];
  return [turn.text, turn.reasoning ?? '', ...(turn.calls ?? []).map((called) => called.name + called.arguments)];
}

const isImage = (part: Part): boolean => part.type === 'image';

/** About how many tokens a request has, before any calibration. */
export function requestTokens(request: ModelRequest): number {
  const texts = requestTexts(request).reduce((sum, text) => sum + estimateTokens(text), 0);
  const images = request.turns.reduce((sum, turn) => sum + (turn.role === 'user' ? turn.parts.filter(isImage).length : 0), 0);
  return texts + images * PER_IMAGE + (request.turns.length + 1) * PER_TURN;
}
