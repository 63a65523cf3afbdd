/** A reason the engine cannot start, told to the person at the console: what is wrong and how to mend it. */
export class EngineError extends Error {
  override name = 'EngineError';
}
