import Model

/// The fixed texts of the pages in every language, in one place for translators.
enum Word: String, CaseIterable, Sendable {
  case siteTitle
  case skip
  case home
  case youAreHere
  case methods
  case navigation
  case language
  case releaseOf
  case latestPeriod
  case indicators
  case observations
  case hiddenValues
  case roadmapAreas
  case crossCutting
  case allData
  case receivedFiles
  case receivedFilesLead
  case extract
  case agency
  case period
  case due
  case received
  case punctuality
  case rowsRead
  case rowsAccepted
  case rowsQuarantined
  case onTime
  case notReceived
  case dayNotRecorded
  case roundedRows
  case noDueDay
  case value
  case numerator
  case denominator
  case status
  case unit
  case definition
  case howComputed
  case workedExamples
  case workedExamplesLead
  case example
  case person
  case key
  case row
  case result
  case noRows
  case lowerEnd
  case upperEnd
  case findable
  case sources
  case coverage
  case ofRowsLinked
  case quality
  case detail
  case tooFewForDetail
  case notProtectable
  case breaks
  case frameworks
  case version
  case identifier
  case direction
  case higherIsBetter
  case lowerIsBetter
  case context
  case withinTarget
  case target
  case targetReached
  case targetNotReached
  case onTrack
  case offTrack
  case movingAway
  case cohorts
  case interval
  case confidenceInterval
  case linkageInterval
  case linked
  case downloads
  case downloadIndicator
  case downloadAll
  case timeSeries
  case breakdowns
  case total
  case unknown
  case about
  case marks
  case noFigures
  case onPreviousMonth
  case onPreviousQuarter
  case onPreviousYear
  case onSameMonth
  case onSameQuarter
  case noChange
  case notComparable
  case noComparison
  case seriesBreak
  case breakInSeries
  case provisional
  case estimated
  case lowReliability
  case definitionDiffers
  case notPublished
  case rangeBeside
  case notApplicable
  case notYetDue
  case sourceMissing
  case notReached
  case roundsToZero
  case statement
  case roundedStatement
  case madeWith
  case onlyRecentPeriods
  case onlyLargest
  case onlyFirstRows
  case axisFromZero
  case axisNotFromZero
  case moreInFile

  /// The text in a language.
  subscript(language: Language) -> String {
    text[language]
  }

  /// The text in all languages.
  var text: Localized {
    switch self {
    case .siteTitle:
      Localized(az: "Qaçqınların inteqrasiya göstəriciləri", en: "Refugee integration indicators")
    case .skip: Localized(az: "Əsas məzmuna keç", en: "Skip to main content")
    case .home: Localized(az: "Əsas səhifə", en: "Home")
    case .youAreHere: Localized(az: "Siz buradasınız", en: "You are here")
    case .methods: Localized(az: "Metodologiya", en: "Methods")
    case .navigation: Localized(az: "Naviqasiya", en: "Navigation")
    case .language: Localized(az: "Dil", en: "Language")
    case .releaseOf: Localized(az: "Buraxılış", en: "Release")
    case .latestPeriod: Localized(az: "Hesabat dövrü", en: "Reference period")
    case .indicators: Localized(az: "Göstəricilər", en: "Indicators")
    case .observations: Localized(az: "Dərc olunan qiymətlər", en: "Values shown")
    case .hiddenValues:
      Localized(
        az: "İnsanları qorumaq üçün göstərilməyən qiymətlər",
        en: "Values not shown to protect people")
    case .roadmapAreas: Localized(az: "Yol xəritəsinin istiqamətləri", en: "Areas of the Roadmap")
    case .crossCutting: Localized(az: "Sahələrarası mövzular", en: "Across the areas")
    case .allData: Localized(az: "Bütün məlumatlar, CSV", en: "All data, CSV")
    case .receivedFiles: Localized(az: "Daxil olmuş fayllar", en: "Received files")
    case .receivedFilesLead:
      Localized(
        az: "Hər çıxarışın nə vaxt daxil olduğu və neçə sətrinin qəbul edildiyi. Oxunan "
          + "sətirlər qəbul edilən və karantinə alınan sətirlərin cəminə bərabərdir.",
        en: "When each extract arrived and how many of its rows were accepted. Rows read "
          + "are rows accepted and rows quarantined together.")
    case .extract: Localized(az: "Çıxarış", en: "Extract")
    case .agency: Localized(az: "Qurum", en: "Agency")
    case .period: Localized(az: "Dövr", en: "Period")
    case .due: Localized(az: "Təqdimetmə günü", en: "Due")
    case .received: Localized(az: "Daxil olduğu gün", en: "Received")
    case .punctuality: Localized(az: "Vaxtında təqdimetmə", en: "Punctuality")
    case .rowsRead: Localized(az: "Oxunan sətirlər", en: "Rows read")
    case .rowsAccepted: Localized(az: "Qəbul edilən", en: "Accepted")
    case .rowsQuarantined: Localized(az: "Karantində", en: "Quarantined")
    case .onTime: Localized(az: "vaxtında", en: "on time")
    case .dayNotRecorded: Localized(az: "gün qeyd olunmayıb", en: "day not recorded")
    case .roundedRows:
      Localized(
        az: "İnsanları qorumaq üçün şəxslər haqqında çıxarışların sətir sayı ən yaxın onluğa "
          + "yuvarlaqlaşdırılıb; 1–9 “10-dan az” kimi göstərilib.",
        en: "To protect people, numbers of rows in extracts about persons are rounded to the "
          + "nearest ten, and 1 to 9 are shown as fewer than 10.")
    case .notReceived: Localized(az: "daxil olmayıb", en: "not received")
    case .noDueDay: Localized(az: "müəyyən edilməyib", en: "not set")
    case .value: Localized(az: "Qiymət", en: "Value")
    case .numerator: Localized(az: "Surət", en: "Numerator")
    case .denominator: Localized(az: "Məxrəc", en: "Denominator")
    case .status: Localized(az: "Status", en: "Status")
    case .unit: Localized(az: "Ölçü vahidi", en: "Unit")
    case .definition: Localized(az: "Tərif", en: "Definition")
    case .howComputed: Localized(az: "Hesablama qaydası", en: "How it is computed")
    case .workedExamples: Localized(az: "Hesablama nümunələri", en: "Worked examples")
    case .workedExamplesLead:
      Localized(
        az: "Nümunələrdəki şəxslər və rəqəmlər uydurulub. Proqram hər dəfə bu nəticəni verməlidir.",
        en: "People and figures here are made up. The program must always give this result.")
    case .example: Localized(az: "Nümunə", en: "Example")
    case .person: Localized(az: "Şəxs", en: "Person")
    case .key: Localized(az: "açar", en: "key")
    case .row: Localized(az: "Sətir", en: "Row")
    case .result: Localized(az: "Nəticə", en: "Result")
    case .noRows: Localized(az: "sətir yoxdur", en: "no rows")
    case .lowerEnd: Localized(az: "İntervalın aşağı həddi", en: "Lower end of the interval")
    case .upperEnd: Localized(az: "İntervalın yuxarı həddi", en: "Upper end of the interval")
    case .findable:
      Localized(az: "Mənbələrdə tapıla bilənlər, %", en: "Could be found in the sources, %")
    case .sources: Localized(az: "Mənbələr", en: "Sources")
    case .coverage: Localized(az: "Əlaqələndirmə əhatəsi", en: "Linked coverage")
    case .ofRowsLinked:
      Localized(az: "sətir reyestrdəki şəxslə əlaqələndirilib", en: "of rows linked to a person")
    case .detail: Localized(az: "Təfərrüat", en: "Detail")
    case .notProtectable:
      Localized(
        az: "insanları qorumaq üçün bu bölgü göstərilmir: gizli rəqəmləri hesablana bilərdi",
        en: "this table is not shown, to protect people: hidden numbers of it could be computed")
    case .tooFewForDetail:
      Localized(
        az: "insanları qorumaq üçün bu bölgü göstərilmir, arxasında az adam var",
        en: "this table is not shown, to protect people: too few are behind it")
    case .quality: Localized(az: "Keyfiyyət qeydləri", en: "Quality notes")
    case .breaks: Localized(az: "Sıranın qırılmaları", en: "Breaks in the series")
    case .frameworks: Localized(az: "Əlaqəli beynəlxalq göstəricilər", en: "Frameworks")
    case .version: Localized(az: "Tərifin versiyası", en: "Version of the definition")
    case .identifier: Localized(az: "İdentifikator", en: "Identifier")
    case .direction: Localized(az: "Hansı istiqamət yaxşıdır", en: "Which way is good")
    case .higherIsBetter: Localized(az: "Yüksək qiymət daha yaxşıdır", en: "Higher is better")
    case .lowerIsBetter: Localized(az: "Aşağı qiymət daha yaxşıdır", en: "Lower is better")
    case .context:
      Localized(
        az: "Təsviri göstərici: artım və ya azalma özlüyündə yaxşı və ya pis deyil",
        en: "Describes: neither way is good in itself")
    case .withinTarget:
      Localized(
        az: "Hədəf aralığında olan qiymət yaxşıdır", en: "Staying within the target is good")
    case .target: Localized(az: "Hədəf", en: "Target")
    case .targetReached: Localized(az: "hədəfə çatılıb", en: "reached")
    case .targetNotReached: Localized(az: "hədəfə çatılmayıb", en: "not reached")
    case .onTrack: Localized(az: "cədvəl üzrə irəliləyir", en: "on track")
    case .offTrack: Localized(az: "cədvəldən geri qalır", en: "off track")
    case .movingAway: Localized(az: "hədəfdən uzaqlaşır", en: "moving away from it")
    case .cohorts: Localized(az: "Kohortlar", en: "Cohorts")
    case .interval: Localized(az: "İnterval", en: "Interval")
    case .confidenceInterval:
      Localized(az: "95% etibarlılıq intervalı", en: "95% confidence interval")
    case .linkageInterval:
      Localized(
        az: "Əlaqələndirilməyənlərin heç biri və ya hamısı sayılsa",
        en: "If none or all of those not linked counted")
    case .linked: Localized(az: "Əlaqələndirilib", en: "Linked")
    case .downloads: Localized(az: "Yükləmələr", en: "Downloads")
    case .downloadIndicator:
      Localized(
        az: "Bu göstəricinin bütün qiymətləri, CSV",
        en: "All values of this indicator, CSV")
    case .downloadAll:
      Localized(az: "Bütün göstəricilərin qiymətləri, CSV", en: "All values of all indicators, CSV")
    case .timeSeries: Localized(az: "Zaman sırası", en: "Time series")
    case .breakdowns: Localized(az: "Bölgülər", en: "Breakdowns")
    case .total: Localized(az: "Cəmi", en: "Total")
    case .unknown: Localized(az: "Məlum deyil", en: "Unknown")
    case .about: Localized(az: "Göstərici haqqında", en: "About this indicator")
    case .marks: Localized(az: "Cədvəldəki işarələr", en: "Marks in the tables")
    case .noFigures:
      Localized(
        az: "Bu göstərici üzrə hələ heç bir qiymət yoxdur.",
        en: "There are no figures for this indicator yet.")
    case .onPreviousMonth: Localized(az: "əvvəlki aya nisbətən", en: "on the previous month")
    case .onPreviousQuarter: Localized(az: "əvvəlki rübə nisbətən", en: "on the previous quarter")
    case .onPreviousYear: Localized(az: "əvvəlki ilə nisbətən", en: "on the previous year")
    case .onSameMonth:
      Localized(az: "ötən ilin eyni ayına nisbətən", en: "on the same month of last year")
    case .onSameQuarter:
      Localized(az: "ötən ilin eyni rübünə nisbətən", en: "on the same quarter of last year")
    case .noChange: Localized(az: "dəyişməyib", en: "no change")
    case .notComparable:
      Localized(
        az: "sıra qırıldığı üçün müqayisə edilmir",
        en: "not comparable because of a break in the series")
    case .noComparison: Localized(az: "müqayisə üçün qiymət yoxdur", en: "no value to compare with")
    case .seriesBreak: Localized(az: "Qırılma", en: "Break")
    case .breakInSeries: Localized(az: "sırada qırılma", en: "break in series")
    case .provisional: Localized(az: "ilkin", en: "provisional")
    case .estimated: Localized(az: "qiymətləndirilmiş", en: "estimated")
    case .lowReliability: Localized(az: "etibarlılığı aşağı", en: "low reliability")
    case .definitionDiffers: Localized(az: "tərif fərqlidir", en: "definition differs")
    case .notPublished:
      Localized(az: "insanları qorumaq üçün göstərilmir", en: "not shown to protect people")
    case .rangeBeside:
      Localized(
        az: "(yanındakı aralığı dərc olunmuş rəqəmlərdən hər kəs hesablaya bilər)",
        en: "(the range beside it follows from the printed figures)")
    case .notApplicable: Localized(az: "tətbiq edilmir", en: "not applicable")
    case .notYetDue: Localized(az: "vaxtı hələ çatmayıb", en: "not yet due")
    case .sourceMissing: Localized(az: "mənbə daxil olmayıb", en: "source missing")
    case .notReached: Localized(az: "hələ çatılmayıb", en: "not reached yet")
    case .roundsToZero:
      Localized(
        az: "yuvarlaqlaşdırıldıqda sıfır olur, lakin sıfır olmaya bilər",
        en: "rounds to zero, but need not be zero")
    case .statement:
      Localized(
        az: "İnsanları qorumaq üçün kiçik rəqəmlər göstərilmir; boş xana sıfır demək deyil.",
        en: "Small numbers are not shown, to protect people; a mark is not a zero.")
    case .roundedStatement:
      Localized(
        az: "İnsanları qorumaq üçün kiçik rəqəmlər yuvarlaqlaşdırılıb.",
        en: "Small numbers are rounded, to protect people.")
    case .madeWith: Localized(az: "Yol ilə hazırlanıb, versiya", en: "Made with Yol, version")
    case .onlyRecentPeriods:
      Localized(
        az: "Son dövrlər göstərilir; sıranın hamısı CSV faylındadır.",
        en: "The latest periods; the whole series is in the CSV file.")
    case .onlyLargest:
      Localized(
        az: "Qrafikdə ən böyük qiymətlər göstərilir; hamısı cədvəldədir.",
        en: "The chart shows the largest values; the table has them all.")
    case .onlyFirstRows:
      Localized(
        az: "Cədvəldə ilk sətirlər göstərilir; hamısı CSV faylındadır.",
        en: "The table shows the first rows; the CSV file has them all.")
    case .axisFromZero: Localized(az: "Sütunlar sıfırdan başlayır.", en: "Bars begin at zero.")
    case .axisNotFromZero:
      Localized(az: "Şaquli ox sıfırdan başlamır.", en: "The vertical axis does not begin at zero.")
    case .moreInFile:
      Localized(
        az: "Cədvəldə yalnız sonuncu dövr göstərilir; bütün dövrlər və birgə bölgülər CSV "
          + "faylındadır.",
        en: "Latest period only; all periods and crossed breakdowns are in the CSV file.")
    }
  }
}
