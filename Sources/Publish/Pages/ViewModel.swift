/// What a template may show: formatted texts, conditions, charts, and parts made of these.
///
/// No number reaches a template, and every name is declared, so that a template that asks for a name
/// that does not exist is found before any page is written.
protocol ViewModel: Sendable {
  /// The names that a template may use.
  static var fields: [Field<Self>] { get }
}

/// One name of a view model.
struct Field<Model: ViewModel>: Sendable {
  let name: String
  let shape: Shape
  let read: @Sendable (Model) -> TemplateValue

  /// A text, escaped where it is shown.
  static func text(_ name: String, _ read: @escaping @Sendable (Model) -> String) -> Field {
    Field(name: name, shape: .text) { .text(ClusterSafeText.text(read($0))) }
  }

  /// A text that may be absent, also usable as a condition.
  static func optional(_ name: String, _ read: @escaping @Sendable (Model) -> String?) -> Field {
    Field(name: name, shape: .text) {
      read($0).map { .text(ClusterSafeText.text($0)) } ?? .absent
    }
  }

  /// A condition.
  static func flag(_ name: String, _ read: @escaping @Sendable (Model) -> Bool) -> Field {
    Field(name: name, shape: .flag) { .flag(read($0)) }
  }

  /// A chart: shown without escaping, as its texts are escaped where it is made.
  static func markup(_ name: String, _ read: @escaping @Sendable (Model) -> Markup?) -> Field {
    Field(name: name, shape: .markup) { read($0).map { .markup($0.source) } ?? .absent }
  }

  /// A style sheet within the page: it is not escaped either, and cannot end its element.
  static func style(_ name: String, _ read: @escaping @Sendable (Model) -> StyleSheet) -> Field {
    Field(name: name, shape: .markup) { .markup(read($0).text) }
  }

  /// A part.
  static func object<Part: ViewModel>(
    _ name: String, _ read: @escaping @Sendable (Model) -> Part?
  ) -> Field {
    Field(name: name, shape: .object(Part.schema)) {
      read($0).map { .object($0.templateObject) } ?? .absent
    }
  }

  /// Parts of one kind.
  static func list<Part: ViewModel>(
    _ name: String, _ read: @escaping @Sendable (Model) -> [Part]
  ) -> Field {
    Field(name: name, shape: .list(Part.schema)) { .list(read($0).map(\.templateObject)) }
  }

  /// The interface texts of a language.
  static func words(_ name: String, _ read: @escaping @Sendable (Model) -> TemplateObject) -> Field
  {
    Field(name: name, shape: .object(Schema(Word.allCases.map { ($0.rawValue, .text) }))) {
      .object(read($0))
    }
  }
}

/// What kind of thing a name stands for.
indirect enum Shape: Sendable {
  case text
  case flag
  case markup
  case object(Schema)
  case list(Schema)
}

/// The names of a view model with their kinds.
struct Schema: Sendable {
  let shapes: [String: Shape]

  /// Collects names.
  init(_ fields: [(String, Shape)]) {
    shapes = Dictionary(fields, uniquingKeysWith: { first, _ in first })
  }
}

/// A view model read out: names and values side by side.
struct TemplateObject: Sendable {
  let names: [String]
  let values: [TemplateValue]

  /// The value of a name.
  func value(named name: String) -> TemplateValue? {
    names.firstIndex(of: name).map { values[$0] }
  }
}

/// What stands for a name when a page is written.
enum TemplateValue: Sendable {
  case text(String)
  case flag(Bool)
  case markup(String)
  case object(TemplateObject)
  case list([TemplateObject])
  case absent
}

extension ViewModel {
  /// The names with their kinds.
  static var schema: Schema {
    Schema(fields.map { ($0.name, $0.shape) })
  }

  /// All values, read once.
  var templateObject: TemplateObject {
    TemplateObject(names: Self.fields.map(\.name), values: Self.fields.map { $0.read(self) })
  }
}
