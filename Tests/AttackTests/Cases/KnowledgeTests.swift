import Attack
import Testing

/// What readers know by each key of a specification; every expectation was derived by hand.
@Suite("Knowledge")
struct KnowledgeTests {
  private static let region = """
    "region": {"total": "T", "members": ["A", "B"]}
    """

  private func specification(
    dimensions: String = region, measures: String = "", relations: String = "",
    policy: String = "", table: String = "\"measure\": {\"column\": \"ind\"}"
  ) -> String {
    """
    {"threshold": 5, "width": 3, "dimensions": {\(dimensions)}, "measures": {\(measures)},
     "tables": [{"file": "*.csv", \(table)}], "relations": [\(relations)], "policy": {\(policy)}}
    """
  }

  @Test("What 18+ and 18-59 leave is found, though no row says 60+")
  func overlappingGroups() throws {
    let ages = """
      "age": {"total": "T", "members": ["0-17", "18-59", "60+"], "groups": {"18+": ["18-59", "60+"]}}
      """
    let report = try SmallRelease(
      specification(dimensions: ages, table: "\"measure\": \"pop\""),
      "age,value\nT,50\n18+,31\n18-59,28\n"
    ).attack()
    #expect(report.recovered == ["pop[age=60+]": 3])
    #expect(report.counts == ["RECOVERED": 1])
    #expect(report.findings.first?.derivation.hasSuffix("= 31 - 28 = 3") == true)
    #expect(report.findings.first?.files == ["t.csv"])
  }

  @Test("What a group leaves of the total is found, though no member is printed")
  func groupAndTotal() throws {
    let ages = """
      "age": {"total": "T", "members": ["0-17", "18-59", "60+"], "groups": {"18+": ["18-59", "60+"]}}
      """
    let report = try SmallRelease(
      specification(dimensions: ages, table: "\"measure\": \"pop\""), "age,value\nT,34\n18+,31\n"
    ).attack()
    #expect(report.recovered == ["pop[age=0-17]": 3])
  }

  /// By hand: 5 + A − 7 is the residual of region A, which may be below zero, so that A and B are each 1 to 6 of 7.
  @Test("A hidden number whose least value is below zero does not bound what it is computed from")
  func belowZero() throws {
    let report = try SmallRelease(
      specification(
        measures: "\"residual\": {\"suppressed_min\": -1000, \"sensitive\": false}",
        relations: """
          {"type": "linear", "terms": [{"measure": "before", "at": {"region": "A"}, "times": 1},
            {"measure": "in", "at": {"region": "A"}, "times": 1},
            {"measure": "now", "at": {"region": "A"}, "times": -1},
            {"measure": "residual", "at": {"region": "A"}, "times": -1}]}
          """, policy: "\"suppressed_min\": 1"),
      "ind,region,value\nin,T,7\nin,A,\nin,B,\nbefore,A,5\nnow,A,7\nresidual,A,\n"
    ).attack()
    #expect(report.interval("in[region=A]") == [1, 6])
    #expect(report.interval("residual[region=A]") == [-1, 4])
  }

  @Test("Several codes that no file has are one rest")
  func rest() throws {
    let members = """
      "coo": {"total": "T", "members": ["AFG", "IRN", "IRQ", "RUS"]}
      """
    let release = SmallRelease(
      specification(dimensions: members, table: "\"measure\": \"pop\""),
      "coo,value\nT,34\nAFG,20\nIRN,12\n")
    #expect(try release.attack().recovered == ["pop[] (the rest)": 2])
  }

  @Test("28.6 % of at most 13 persons is 2 of 7")
  func smallDenominator() throws {
    let report = try SmallRelease(
      specification(
        measures: "\"rate\": {\"type\": \"share\"}",
        relations: """
          {"type": "le", "small": "emp", "big": "pop"},
          {"type": "share", "share": "rate", "num": "emp", "den": "pop", "scale": 100,
           "decimals": 1}
          """),
      """
      ind,region,value
      pop,T,13
      pop,A,
      pop,B,
      emp,A,
      emp,B,
      rate,A,28.6

      """
    ).attack()
    // 2 of 7 is the only share of at most 13 that rounds to 28.6; 6 are left for B.
    #expect(report.recovered == ["pop[region=A]": 7, "pop[region=B]": 6, "emp[region=A]": 2])
    #expect(report.interval("emp[region=B]") == [0, 6])
  }

  @Test("A share whose numerator no file has tells it all the same")
  func unprintedNumerator() throws {
    let report = try SmallRelease(
      specification(
        relations: """
          {"type": "share", "share": "rate", "num": "emp", "den": "pop", "scale": 100,
           "decimals": 1}
          """),
      "ind,region,value\npop,T,42\nrate,T,7.1\n"
    ).attack()
    #expect(report.recovered == ["emp[]": 3])
  }

  @Test("Parts of a whole add up")
  func sum() throws {
    let report = try SmallRelease(
      specification(
        relations: "{\"type\": \"sum\", \"total\": \"pop\", \"parts\": [\"emp\", \"notemp\"]}"),
      "ind,region,value\npop,T,30\nemp,T,27\nnotemp,T,\n"
    ).attack()
    #expect(report.recovered == ["notemp[]": 3])
  }

  @Test("A bound on changes narrows the month between two printed ones")
  func change() throws {
    let report = try SmallRelease(
      specification(
        dimensions: "\"month\": {\"time\": true}",
        relations: "{\"type\": \"change\", \"measure\": \"pop\", \"time\": \"month\", \"max\": 2}",
        table: "\"measure\": \"pop\""),
      "month,value\n2026-01,10\n2026-02,\n2026-03,13\n"
    ).attack()
    #expect(report.interval("pop[month=2026-02]") == [11, 12])
    #expect(report.counts == ["NARROW": 1])
  }

  @Test("Time goes in the order that is given")
  func order() throws {
    let report = try SmallRelease(
      specification(
        dimensions: "\"month\": {\"time\": true, \"order\": [\"dec\", \"jan\", \"feb\"]}",
        relations: "{\"type\": \"flow\", \"stock\": \"pop\", \"in\": \"in\", \"out\": \"out\"}"),
      "ind,month,value\npop,dec,10\npop,jan,12\nin,jan,\nout,jan,5\npop,feb,20\n"
    ).attack()
    #expect(report.recovered == ["in[month=jan]": 7])
  }

  @Test("Linear relations hold in every period, with the one before")
  func linear() throws {
    let report = try SmallRelease(
      specification(
        dimensions: "\"month\": {\"time\": true}",
        relations: """
          {"type": "linear", "terms": [{"measure": "ytd", "times": 1},
           {"measure": "ytd", "times": -1, "back": 1}, {"measure": "new", "times": -1}]}
          """),
      "ind,month,value\nytd,m1,10\nytd,m2,13\nnew,m1,10\nnew,m2,\n"
    ).attack()
    #expect(report.recovered == ["new[month=m2]": 3])
  }

  @Test("Linear relations between fixed codes hold with their factors")
  func linearAt() throws {
    let report = try SmallRelease(
      specification(
        relations: """
          {"type": "linear", "terms": [{"measure": "eyes", "at": {"region": "A"}, "times": 1},
           {"measure": "pop", "at": {"region": "A"}, "times": -2}]}
          """),
      "ind,region,value\neyes,A,18\npop,A,\n"
    ).attack()
    #expect(report.recovered == ["pop[region=A]": 9])
  }

  @Test("Where members may leave out a part, a total is at least their sum")
  func notExhaustive() throws {
    let report = try SmallRelease(
      specification(
        dimensions: """
          "lang": {"total": "T", "members": ["a", "b"], "exhaustive": false}
          """,
        table: "\"measure\": \"pop\""),
      "lang,value\nT,20\na,12\nb,\n"
    ).attack()
    #expect(report.interval("pop[lang=b]") == [0, 8])
    #expect(report.findings == [])
  }

  @Test("Flags tell bounds")
  func flagBounds() throws {
    let report = try SmallRelease(
      specification(
        policy: "\"flag_bounds\": {\"p\": [1, 4]}",
        table: "\"measure\": \"pop\", \"flag\": \"flag\", \"suppressed\": [\"p\", \"s\"]"),
      "region,value,flag\nA,,p\nB,,s\nT,14,\n"
    ).attack()
    #expect(report.interval("pop[region=A]") == [1, 4])
    #expect(report.interval("pop[region=B]") == [10, 13])
  }

  @Test("A hidden number is at least what the policy or its measure says")
  func suppressedMin() throws {
    let report = try SmallRelease(
      specification(
        measures: "\"num\": {\"suppressed_min\": 0}", policy: "\"suppressed_min\": 1"),
      "ind,region,value\npop,A,\npop,B,\npop,T,9\nnum,A,\nnum,B,\nnum,T,9\n"
    ).attack()
    #expect(report.interval("pop[region=A]") == [1, 8])
    #expect(report.interval("num[region=A]") == [0, 9])
  }

  @Test("Where a whole is printed and large enough, a hidden part is neither none nor all")
  func base() throws {
    let rows = "ind,region,value\npop,A,12\npop,B,8\nemp,A,\nemp,B,\n"
    let le = "\"type\": \"le\", \"small\": \"emp\", \"big\": \"pop\", \"base\": 10"
    let report = try SmallRelease(specification(relations: "{\(le)}"), rows).attack()
    #expect(report.interval("emp[region=A]") == [1, 11])
    #expect(report.interval("emp[region=B]") == [0, 8])
    let sensitive = try SmallRelease(
      specification(relations: "{\(le), \"sensitive\": true}"), rows
    ).attack()
    #expect(sensitive.interval("emp[region=A]") == [0, 12])
  }

  @Test("All in a sensitive category is a finding at any size, also where it is hidden")
  func everyone() throws {
    let relations = "{\"type\": \"le\", \"small\": \"ref\", \"big\": \"pop\", \"sensitive\": true}"
    let rows = "ind,region,value\npop,A,12\npop,B,20\nref,A,12\nref,B,9\n"
    let printed = try SmallRelease(specification(relations: relations), rows).attack()
    #expect(printed.counts == ["EVERYONE": 1])
    #expect(printed.findings.first?.cell == "ref[region=A]")
    let hidden = try SmallRelease(
      specification(relations: relations), rows.replacing("ref,A,12", with: "ref,A,\nref,T,21")
    ).attack()
    #expect(hidden.counts == ["RECOVERED": 1, "EVERYONE": 1])
  }

  /// By hand: 60 - 30 are in A and B, and 40 - 10 of them are in the category, so all are, wherever they live.
  @Test("All of a group in a category is a finding where it may be empty, not where it is")
  func everyoneIfAny() throws {
    let relations = "{\"type\": \"le\", \"small\": \"ref\", \"big\": \"pop\", \"sensitive\": true}"
    let members = "\"region\": {\"total\": \"T\", \"members\": [\"A\", \"B\", \"C\"]}"
    let rows = "pop,T,60\npop,A,\npop,B,\npop,C,30\nref,T,40\nref,A,\nref,B,\nref,C,10\n"
    let report = try SmallRelease(
      specification(dimensions: members, relations: relations), "ind,region,value\n" + rows
    ).attack()
    #expect(report.counts == ["EVERYONE": 2])
    #expect(report.findings.map(\.cell) == ["ref[region=A]", "ref[region=B]"])
    let nobody = try SmallRelease(
      specification(dimensions: members, relations: relations),
      "ind,region,value\npop,T,30\npop,A,0\npop,C,30\nref,T,10\nref,A,\nref,C,10\n"
    ).attack()
    #expect(nobody.counts["EVERYONE"] == nil)
  }

  @Test("A complement that is not to be protected is no finding")
  func noComplement() throws {
    let report = try SmallRelease(
      specification(
        relations: """
          {"type": "le", "small": "emp", "big": "pop", "complement": false}
          """),
      "ind,region,value\npop,A,12\nemp,A,10\n"
    ).attack()
    #expect(report.findings == [])
  }

  @Test("A small complement of two hidden numbers is found")
  func hiddenComplement() throws {
    // 97.5 to 98.5 % of 60 to 63 leave 0.9 to 1.575: one person, though neither number is known.
    let report = try SmallRelease(
      specification(
        relations: """
          {"type": "le", "small": "emp", "big": "pop"},
          {"type": "share", "share": "rate", "num": "emp", "den": "pop", "scale": 100,
           "decimals": 0}
          """, policy: "\"flag_bounds\": {\"x\": [60, 63]}",
        table:
          "\"measure\": {\"column\": \"ind\"}, \"flag\": \"flag\", \"suppressed\": [\"x\", \"c\"]"),
      "ind,region,value,flag\npop,A,,x\nemp,A,,c\nrate,A,98,\n"
    ).attack()
    #expect(report.interval("pop[region=A]") == [60, 63])
    #expect(report.counts == ["COMPLEMENT_SMALL": 1])
  }

  @Test("Numbers rounded to the nearest 5 give themselves away by their sum")
  func nearest() throws {
    // 0 and 0 are at most 2 each, and 5 is at least 3: 1 and 2, or 2 and 1, or 2 and 2.
    let report = try SmallRelease(
      specification(table: "\"measure\": \"pop\", \"rounding\": {\"base\": 5}"),
      "region,value\nA,0\nB,0\nT,5\n"
    ).attack()
    #expect(report.counts == ["NARROW": 3])
    #expect(report.findings.map(\.least) == [1, 1, 3])
    #expect(report.findings.map(\.greatest) == [2, 2, 4])
  }

  @Test("Randomly rounded numbers reach further")
  func random() throws {
    let report = try SmallRelease(
      specification(
        table: "\"measure\": \"pop\", \"rounding\": {\"base\": 3, \"mode\": \"random\"}"),
      files: ["t.csv": "region,value\nA,3\nB,12\nT,15\n"]
    ).attack()
    #expect(report.findings == [])
  }

  @Test("A hidden number between rounded ones is as wide as they leave it")
  func hiddenAmongRounded() throws {
    // 18..22 less 8..12.
    let report = try SmallRelease(
      specification(table: "\"measure\": \"pop\", \"rounding\": {\"base\": 5}"),
      "region,value\nA,\nB,10\nT,20\n"
    ).attack()
    #expect(report.interval("pop[region=A]") == [6, 14])
    #expect(report.findings == [])
  }

  @Test("Numbers of one rounded cube are taken as they are, and are small below its base only")
  func controlled() throws {
    let report = try SmallRelease(
      specification(
        table: "\"measure\": \"pop\", \"rounding\": {\"base\": 3, \"mode\": \"controlled\"}"),
      "region,value\nA,3\nB,4\nT,7\n"
    ).attack()
    #expect(report.findings == [])
    #expect(report.contradictions == [])
  }

  @Test("Columns, fixed codes, maps and rows without a number are read as described")
  func columns() throws {
    let report = try SmallRelease(
      specification(
        dimensions: "\(Self.region), \"sex\": {\"total\": \"S\", \"members\": [\"F\", \"M\"]}",
        table: """
          "columns": {"region": "where"}, "fixed": {"sex": "F"}, "value": "n",
          "measure": {"column": "what", "map": {"P1": "pop"}},
          "absent": {"column": "note", "values": ["none"]}
          """),
      """
      where,what,n,note
      A,P1,,
      B,P1,7,
      T,P1,10,
      A,P9,1,
      B,P1,,none

      """
    ).attack()
    #expect(report.recovered == ["pop[region=A, sex=F]": 3])
    #expect(report.account.rows == 3)
  }

  @Test("Members that are not listed are those that files hold")
  func membersOfFiles() throws {
    let report = try SmallRelease(
      specification(dimensions: "\"coo\": {\"total\": \"T\"}", table: "\"measure\": \"pop\""),
      "coo,value\nAFG,\nIRN,8\nT,11\n"
    ).attack()
    #expect(report.recovered == ["pop[coo=AFG]": 3])
  }

  @Test("A measure that is not sensitive may be small, but what it hides is attacked")
  func notSensitive() throws {
    let report = try SmallRelease(
      specification(measures: "\"events\": {\"sensitive\": false}"),
      "ind,region,value\nevents,A,2\nevents,B,\nevents,T,9\n"
    ).attack()
    #expect(report.counts == ["RECOVERED": 1])
  }

  @Test("Amounts need not be whole")
  func magnitude() throws {
    let report = try SmallRelease(
      specification(measures: "\"wage\": {\"integer\": false}"),
      "ind,region,value\nwage,A,\nwage,B,20.25\nwage,T,100.5\n"
    ).attack()
    #expect(report.recovered == ["wage[region=A]": 80.25])
  }

  @Test("A number beside the flag that hides it is printed")
  func flaggedNumber() throws {
    let report = try SmallRelease(
      specification(table: "\"measure\": \"pop\", \"flag\": \"f\", \"suppressed\": [\"c\"]"),
      "region,value,f\nA,3,c\n"
    ).attack()
    #expect(report.counts == ["PRINTED_ELSEWHERE": 1])
    #expect(report.recovered == ["pop[region=A]": 3])
  }

  @Test("Three tables that overlap in a circle say more than one by one")
  func latent() throws {
    // a and b are the same persons, so b with c is a with c; without a, b=1 and c=1 have 0 to 9.
    let binary = { (name: String) in
      "\"\(name)\": {\"total\": \"T\", \"members\": [\"1\", \"2\"]}"
    }
    var release = SmallRelease(
      specification(
        dimensions: ["a", "b", "c"].map(binary).joined(separator: ", "),
        table: "\"measure\": \"pop\""),
      files: [
        "ab.csv": "a,b,value\n1,1,10\n1,2,0\n2,1,0\n2,2,10\n",
        "ac.csv": "a,c,value\n1,1,6\n1,2,4\n2,1,3\n2,2,7\n",
        "bc.csv": "b,c,value\n1,1,\n1,2,\n2,1,\n2,2,\n",
      ])
    #expect(try release.attack().interval("pop[b=1, c=1]") == [6, 6])
    release.options.latent = .tables
    #expect(try release.attack().interval("pop[b=1, c=1]") == [0, 9])
  }
}
