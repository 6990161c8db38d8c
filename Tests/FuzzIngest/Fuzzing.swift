/// What libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: data == nil ? 0 : count))
  Trial(bytes).run()
  return 0
}

/// What libFuzzer calls to change an input.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ data: UnsafeMutablePointer<UInt8>?, _ count: Int, _ limit: Int, _ seed: CUnsignedInt
) -> Int {
  guard let data else { return 0 }
  var dice = Dice(state: UInt64(seed))
  // Half of the changes are libFuzzer's own: bytes, and what its coverage has taught it.
  if dice.roll(2) == 0 { return libFuzzerMutate(data, count, limit) }
  var mutation = Mutation(bytes: Array(UnsafeBufferPointer(start: data, count: count)), dice: dice)
  mutation.change()
  let changed = mutation.bytes.prefix(limit)
  for (place, byte) in changed.enumerated() { data[place] = byte }
  return changed.count
}

@_silgen_name("LLVMFuzzerMutate")
private func libFuzzerMutate(
  _ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int
) -> Int
