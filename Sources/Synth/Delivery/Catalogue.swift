/// All extracts, in the order of the manifest.
struct Catalogue {
  let frame: SimulationFrame

  /// The names that can be asked for.
  static let names = [
    "register", "asylum", "housing", "contracts", "jobseekers", "contributions", "benefits",
    "pupils", "students", "courses", "services", "council", "events", "survey", "policy_items",
    "crosswalk", "benchmark",
  ]

  /// All extracts.
  var extracts: [Extract] {
    migrationService + employmentAndProtection + education + integration
  }

  private var migrationService: [Extract] {
    [
      Extract(
        name: "register", columns: RegisterRows.columns, dueDay: 5,
        content: .households(RegisterRows(frame: frame))),
      Extract(
        name: "asylum", columns: AsylumRows.columns, dueDay: 5,
        content: .households(AsylumRows(frame: frame))),
      Extract(
        name: "housing", columns: HousingRows.columns, dueDay: 10,
        content: .households(HousingRows(frame: frame))),
    ]
  }

  private var employmentAndProtection: [Extract] {
    [
      Extract(
        name: "contracts", columns: ContractRows.columns, dueDay: 10,
        content: .households(ContractRows(frame: frame))),
      Extract(
        name: "jobseekers", columns: JobSeekerRows.columns, dueDay: 10,
        content: .households(JobSeekerRows(frame: frame))),
      Extract(
        name: "contributions", columns: ContributionRows.columns, dueDay: 15,
        content: .households(ContributionRows(frame: frame))),
      Extract(
        name: "benefits", columns: BenefitRows.columns, dueDay: 15,
        content: .households(BenefitRows(frame: frame))),
    ]
  }

  private var education: [Extract] {
    [
      Extract(
        name: "pupils", columns: PupilRows.columns, dueDay: 10,
        content: .households(PupilRows(frame: frame))),
      Extract(
        name: "students", columns: StudentRows.columns, dueDay: 20, schedule: .quarterly,
        content: .households(StudentRows(frame: frame))),
      Extract(
        name: "courses", columns: CourseRows.columns, dueDay: 5,
        content: .households(CourseRows(frame: frame))),
    ]
  }

  private var integration: [Extract] {
    [
      Extract(
        name: "services", columns: ServiceRows.columns, dueDay: 5,
        content: .households(ServiceRows(frame: frame))),
      Extract(
        name: "council", columns: CouncilRows.columns, dueDay: 10, schedule: .quarterly,
        content: .whole(CouncilRows(frame: frame))),
      Extract(
        name: "events", columns: EventRows.columns, dueDay: 10,
        content: .whole(EventRows(frame: frame))),
      Extract(
        name: "survey", columns: SurveyRows.columns, dueDay: 20, schedule: .annual(month: 6),
        content: .households(SurveyRows(frame: frame))),
      Extract(
        name: "policy_items", columns: PolicyRows.columns, dueDay: 20,
        schedule: .annual(month: 1), content: .whole(PolicyRows(frame: frame))),
      Extract(
        name: "crosswalk", columns: CrosswalkRows.columns, dueDay: 5,
        content: .households(CrosswalkRows(frame: frame))),
      Extract(
        name: "benchmark", columns: BenchmarkRows.columns, dueDay: 25,
        content: .whole(BenchmarkRows(frame: frame))),
    ]
  }
}
