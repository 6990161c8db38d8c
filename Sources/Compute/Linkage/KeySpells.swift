import Model

/// From when to when persons held any key of one scheme, as the crosswalk says.
struct KeySpells: Sendable {
  private struct Spell {
    var person: Int32
    var from: Int32
    var to: Int32
  }

  private var spells: [Spell] = []

  /// Takes up all columns of the crosswalk that hold keys of the scheme.
  init(_ columns: [CrosswalkColumn]) {
    for column in columns {
      column.each { row, _, person in
        add(Spell(person: person, from: column.from(row), to: column.to(row)))
      }
    }
  }

  /// The rows of a person mostly follow each other, and one key is in many of them: what touches the
  /// spell before becomes a part of it.
  private mutating func add(_ spell: Spell) {
    guard spell.from <= spell.to else { return }
    if let last = spells.indices.last, spells[last].person == spell.person,
      spell.from <= spells[last].to || spell.from == spells[last].to &+ 1,
      spells[last].from <= spell.to || spells[last].from == spell.to &+ 1
    {
      spells[last].from = min(spells[last].from, spell.from)
      spells[last].to = max(spells[last].to, spell.to)
    } else {
      spells.append(spell)
    }
  }

  /// Marks the persons who hold a key on a day.
  func mark(_ persons: inout [UInt8], on day: Int32) {
    persons.withUnsafeMutableBufferPointer { persons in
      for spell in spells where spell.from <= day && day <= spell.to {
        let place = Int(spell.person)
        if persons.indices.contains(place) { persons[place] = 1 }
      }
    }
  }
}
