import { DocumentFault } from './document.ts';

type Token = { kind: 'name' | 'number' | 'string' | 'mark' | 'end'; text: string };

const IGNORED = /(?:[\s,\uFEFF]+|#[^\n\r]*)*/y;
const TOKENS: [Token['kind'], RegExp][] = [
  ['name', /[_A-Za-z]\w*/y],
  ['mark', /\.\.\.|[!$&()[\]{}:=@|]/y],
  ['string', /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n\r])*"/y],
  ['number', /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
];

/** Walks over the tokens of a document, one ahead. */
export type TokenReader = {
  peek(): Token;
  take(): Token;
  /** Takes the mark or word if it is next. */
  skip(text: string): boolean;
  expect(text: string): void;
  name(): string;
};

export function createTokenReader(source: string): TokenReader {
  let position = 0;
  let next = scan();

  function scan(): Token {
    IGNORED.lastIndex = position;
    IGNORED.exec(source);
    position = IGNORED.lastIndex;
    if (position >= source.length) return { kind: 'end', text: 'end of document' };
    for (const [kind, pattern] of TOKENS) {
      pattern.lastIndex = position;
      const found = pattern.exec(source);
      if (!found) continue;
      position = pattern.lastIndex;
      return { kind, text: found[0] };
    }
    throw new DocumentFault(`Parsing error: unexpected character at offset ${position}`);
  }
  const take = () => {
    const token = next;
    next = scan();
    return token;
  };
  const skip = (text: string) => {
    const isNext = next.kind !== 'string' && next.text === text;
    if (isNext) take();
    return isNext;
  };
  return {
    peek: () => next,
    take,
    skip,
    expect(text) {
      if (!skip(text)) throw new DocumentFault(`Parsing error: expected "${text}", found "${next.text}"`);
    },
    name() {
      if (next.kind !== 'name')
        throw new DocumentFault(`Parsing error: expected a name, found "${next.text}"`);
      return take().text;
    },
  };
}
