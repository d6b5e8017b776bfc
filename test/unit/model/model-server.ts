import { afterAll, beforeEach } from 'vitest';
import type { Behaviour } from '@/test/servers/behaviour';
import { startModelServer, type ModelServer } from '@/test/servers/model-server';

/** A model server for the tests that follow; before each of them it has heard nothing and answers so. */
export async function modelServer(behaviour: Behaviour = {}): Promise<ModelServer> {
  const server = await startModelServer();
  afterAll(() => server.close());
  beforeEach(() => {
    server.log.clear();
    server.setBehaviour(behaviour);
  });
  return server;
}
