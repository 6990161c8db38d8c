/// The names of the encodings that agencies are known to use, as IANA writes them, in small letters.
public enum EncodingName {
  /// Every name that a definition may use; the system's `iconv` knows them all.
  public static let all = [
    "utf-8", "utf-16", "utf-16le", "utf-16be",
    "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
    "windows-1255", "windows-1256", "windows-1257",
    "iso-8859-1", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6",
    "iso-8859-7", "iso-8859-8", "iso-8859-9", "iso-8859-10", "iso-8859-13", "iso-8859-14",
    "iso-8859-15", "iso-8859-16",
    "koi8-r", "koi8-u", "ibm850", "ibm852", "ibm855", "ibm857", "ibm866", "macintosh",
  ]

  /// The name that somebody most likely meant who wrote another one, or nil.
  public static func nearest(to name: String) -> String? {
    let folded = name.lowercased().filter { $0.isLetter || $0.isNumber }
    if let usual = usual[folded] { return usual }
    for prefix in ["windows", "win", "cp", "iso", "ibm"] where folded.hasPrefix(prefix) {
      let number = folded.dropFirst(prefix.count)
      let found = all.first { $0.filter(\.isNumber) == number }
      if let found { return found }
    }
    return nearestName(to: name, among: all)
  }

  private static let usual = [
    "latin1": "iso-8859-1", "latin2": "iso-8859-2", "latin5": "iso-8859-9",
    "latin9": "iso-8859-15", "ansi": "windows-1252", "unicode": "utf-16", "mac": "macintosh",
    "macroman": "macintosh", "ascii": "utf-8",
  ]
}
