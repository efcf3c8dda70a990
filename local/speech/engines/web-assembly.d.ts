// Node's types name WebAssembly's objects but not the functions that make them.
declare namespace WebAssembly {
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(
    module: Module,
    imports: Readonly<Record<string, unknown>>,
  ): Promise<Instance>;
}
