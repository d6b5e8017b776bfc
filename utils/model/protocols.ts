import type { EndpointProfile } from '@/utils/schema/profile';
import type { Protocol } from './answer-reader';
import { chatProtocol } from './chat-protocol';
import { responsesProtocol } from './responses-protocol';

const protocols: Readonly<Record<EndpointProfile['protocol'], Protocol>> = { responses: responsesProtocol, chat: chatProtocol };

export const protocolOf = ({ protocol }: EndpointProfile): Protocol => protocols[protocol];
