import Foundation

/// A workspace small enough to be counted by hand: thirty people, their contracts, and four figures.
enum SmallMinistry {
  /// Every file by its path.
  static let files: [String: String] = {
    var files = methodology
    files["extracts/2026-10/register.csv"] = register
    files["extracts/2026-10/contracts.csv"] = contracts
    files["extracts/2026-10/crosswalk.csv"] = crosswalk
    return files
  }()

  static let methodology = [
    "yol.yaml": """
    title: {az: Kiçik, en: Small}
    publisher: {az: Kiçik, en: Small}
    frequency: monthly
    series_start: "2026-10"
    paths: {indicators: indicators, extracts: extracts, public: public, private: private}
    disclosure: {policy: suppress, threshold: 3, small_base: 3}

    """,
    "indicators/roadmap.yaml": """
    areas:
      - id: jobs
        kind: roadmap
        title: {az: İş, en: Work}
        summary: {az: İş., en: Work.}

    """,
    "indicators/codelists/sex.csv": """
    code,label_az,label_en,parent,valid_from,valid_to
    K,Kişi,Male,,,
    Q,Qadın,Female,,,

    """,
    "indicators/dimensions.yaml": "sex: {title: {az: Cins, en: Sex}, list: sex}\n",
    "indicators/parameters.csv": """
    parameter,group,valid_from,valid_to,value,unit,source
    good_wage,all,2025-01-01,2025-12-31,900,AZN,decree
    good_wage,all,2026-01-01,,1300,AZN,decree

    """,
    "indicators/variables.yaml": """
    register:
      active: granted <= day and (ended is missing or ended > day)
      age: years from birth_date to day
      wage: sum(wage of contracts in force at day)

    """,
    "indicators/extracts/contracts.yaml": contractsFile,
    "indicators/jobs/rate.yaml": """
    indicator: rate
    version: 2
    area: jobs
    title: {az: İşləyənlərin payı, en: Share in work}
    definition: {az: İşləyənlər., en: People in work.}
    unit: percent
    direction: higher_is_better
    population: register where active and age in 18..64
    measure: share of exists(contracts in force at day)
    unlinked: exclude
    breakdowns: [sex]
    breaks:
      - {period: 2026-10, reason: {az: Yeni tərif., en: A new definition.}}
    examples:
      - note: {az: Açıq müqavilə sayılır., en: An open contract counts.}
        at: 2026-10
        given:
          register:
            - {person: A, sex: K, birth_date: 1990-01-31, granted: 2020-02-01}
            - {person: B, sex: Q, birth_date: 2008-10-31, granted: 2020-02-01}
            - {person: C, sex: Q, birth_date: 2008-11-01, granted: 2020-02-01}
          contracts:
            - {person: A, start_date: 2025-01-01}
        expect:
          - {numerator: 1, denominator: 2, value: 50, linked: 100}
          - {sex: Q, value: 0, denominator: 1}

    """,
    "indicators/jobs/gap.yaml": """
    indicator: gap
    version: 1
    area: jobs
    title: {az: Fərq, en: Gap between men and women}
    definition: {az: Fərq., en: The difference.}
    unit: percentage_points
    direction: lower_is_better
    formula: rate[sex = K] - rate[sex = Q]
    examples:
      - at: 2026-10
        given:
          rate: [{sex: K, value: 40.5}, {sex: Q, value: 42}]
        expect: {value: -1.5}
      - at: 2026-10
        given:
          rate: [{sex: K, value: 40.5}, {sex: Q, absence: not_applicable}]
        expect: {absence: not_applicable}

    """,
    "indicators/jobs/good_wage_share.yaml": """
    indicator: good_wage_share
    version: 1
    area: jobs
    title: {az: Yaxşı əməkhaqqı, en: Share with a good wage}
    definition: {az: Yaxşı əməkhaqqı., en: A wage above the good one.}
    unit: percent
    direction: higher_is_better
    population: register where active and age in 18..64
    measure: share of wage > good_wage
    unlinked: exclude
    breakdowns: [sex]

    """,
  ]

  private static let contractsFile = """
    register:
      title: {az: Reyestr, en: Register}
      agency: {az: Xidmət, en: Service}
      grain: person
      file: register.csv
      time: {snapshot: day}
      delivery: period
      frequency: monthly
      person: id
      key: [id]
      limits: {rows: 5, percent: 50}
      columns:
        id: {type: identifier, scheme: id}
        sex: {type: code, list: sex}
        birth_date: {type: date}
        granted: {type: date}
        ended: {type: date}
    contracts:
      title: {az: Müqavilələr, en: Contracts}
      agency: {az: Agentlik, en: Agency}
      grain: contract
      file: contracts.csv
      time: {from: start_date, to: end_date}
      delivery: full
      frequency: monthly
      person: fin
      limits: {rows: 5, percent: 50}
      columns:
        fin: {type: identifier, scheme: fin}
        start_date: {type: date}
        end_date: {type: date}
        wage: {type: decimal, places: 2}
    crosswalk:
      title: {az: Açarlar, en: Keys}
      agency: {az: Xidmət, en: Service}
      grain: link
      file: crosswalk.csv
      time: {from: valid_from, to: valid_to}
      delivery: full
      frequency: monthly
      person: id
      limits: {rows: 5, percent: 50}
      columns:
        id: {type: identifier, scheme: id}
        fin: {type: identifier, scheme: fin}
        valid_from: {type: date}
        valid_to: {type: date}

    """

  /// Thirty people; the status of every tenth has ended, and one row has no calendar day.
  private static let register: String = {
    let people = (0..<30).map { person in
      let sex = person.isMultiple(of: 3) ? "Q" : "K"
      let ended = person % 10 == 9 ? "2025-06-30" : ""
      return "P\(person),\(sex),\(1950 + 2 * person)-06-15,2020-01-01,\(ended)\n"
    }
    return "id,sex,birth_date,granted,ended\n" + people.joined() + "P30,K,1990-02-30,2020-01-01,\n"
  }()

  /// Every second person has a contract; every sixth one's has ended, every fifth one's has no wage.
  private static let contracts: String = {
    let rows = stride(from: 1, to: 30, by: 2).map { person in
      let end = person % 6 == 1 ? "2026-05-31" : ""
      let wage = person.isMultiple(of: 5) ? "" : "\(600 + 40 * person).00"
      return "F\(person),2024-01-01,\(end),\(wage)\n"
    }
    return "fin,start_date,end_date,wage\n" + rows.joined()
  }()

  /// Every fourth person has no identification number.
  private static let crosswalk: String = {
    let rows = (0..<30).filter { !$0.isMultiple(of: 4) }.map { "P\($0),F\($0),2020-01-01,\n" }
    return "id,fin,valid_from,valid_to\n" + rows.joined()
  }()
}
