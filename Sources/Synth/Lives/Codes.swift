/// A value of a code list, as extracts write it.
protocol Coded {
  var code: StaticString { get }
}

/// Legal standing on the register (code list `status`).
enum Status: Int, CaseIterable, Coded {
  case refugee
  case mandate
  case ukrainian
  case asylumSeeker
  case stateless

  var code: StaticString {
    switch self {
    case .refugee: "REF"
    case .mandate: "MAN"
    case .ukrainian: "UKR"
    case .asylumSeeker: "ASY"
    case .stateless: "STL"
    }
  }
}

/// Why a status ended (code list `status_end_reason`).
enum EndReason: Coded {
  case naturalised
  case leftCountry
  case death
  case renounced
  case revoked

  var code: StaticString {
    switch self {
    case .naturalised: "vətəndaşlığa_qəbul"
    case .leftCountry: "ölkədən_getmə"
    case .death: "ölüm"
    case .renounced: "könüllü_imtina"
    case .revoked: "ləğv"
    }
  }
}

/// Sex (code list `sex`).
enum Sex: Coded {
  case male
  case female

  var code: StaticString {
    self == .male ? "K" : "Q"
  }
}

/// Place in the household (code list `family_role`).
enum FamilyRole: Coded {
  case head
  case spouse
  case child
  case parent
  case other

  var code: StaticString {
    switch self {
    case .head: "ailə_başçısı"
    case .spouse: "həyat_yoldaşı"
    case .child: "övlad"
    case .parent: "valideyn"
    case .other: "digər"
    }
  }
}

/// Right to stay (code list `permit_type`).
enum Permit: Coded {
  case temporary
  case permanent
  case none

  var code: StaticString {
    switch self {
    case .temporary: "müvəqqəti"
    case .permanent: "daimi"
    case .none: "yoxdur"
    }
  }
}

/// Where a person is registered (code list `address_type`).
enum AddressType: Coded {
  case own
  case rented
  case centre
  case hostel

  var code: StaticString {
    switch self {
    case .own: "öz_ünvan"
    case .rented: "kirayə"
    case .centre: "DMX_mərkəzi"
    case .hostel: "yataqxana"
    }
  }
}

/// By what right a dwelling is used (code list `tenure`).
enum Tenure: Int, Coded {
  case owned
  case state
  case lease
  case noLease
  case relatives
  case centre

  var code: StaticString {
    switch self {
    case .owned: "mülkiyyət"
    case .state: "dövlət"
    case .lease: "kirayə_müqaviləli"
    case .noLease: "kirayə_müqaviləsiz"
    case .relatives: "qohum_yanında"
    case .centre: "DMX_mərkəzi"
    }
  }
}
