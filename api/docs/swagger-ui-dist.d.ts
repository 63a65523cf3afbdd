// The package ships no types.
declare module 'swagger-ui-dist' {
  export function absolutePath(): string;
}
