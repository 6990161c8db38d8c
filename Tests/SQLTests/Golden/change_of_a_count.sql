-- The number of persons now as a percentage of the number a year ago, less 100.
WITH "periods monthly" AS (
  SELECT *
  FROM (VALUES
    (24309, '2025-10', DATE '2025-10-01', DATE '2025-10-31', DATE '2025-01-01', DATE '2025-10-01', 97236),
    (24310, '2025-11', DATE '2025-11-01', DATE '2025-11-30', DATE '2025-01-01', DATE '2025-11-01', 97240),
    (24311, '2025-12', DATE '2025-12-01', DATE '2025-12-31', DATE '2025-01-01', DATE '2025-12-01', 97244),
    (24312, '2026-01', DATE '2026-01-01', DATE '2026-01-31', DATE '2026-01-01', DATE '2026-01-01', 97248),
    (24313, '2026-02', DATE '2026-02-01', DATE '2026-02-28', DATE '2026-01-01', DATE '2026-02-01', 97252),
    (24314, '2026-03', DATE '2026-03-01', DATE '2026-03-31', DATE '2026-01-01', DATE '2026-03-01', 97256),
    (24315, '2026-04', DATE '2026-04-01', DATE '2026-04-30', DATE '2026-01-01', DATE '2026-04-01', 97260),
    (24316, '2026-05', DATE '2026-05-01', DATE '2026-05-31', DATE '2026-01-01', DATE '2026-05-01', 97264),
    (24317, '2026-06', DATE '2026-06-01', DATE '2026-06-30', DATE '2026-01-01', DATE '2026-06-01', 97268),
    (24318, '2026-07', DATE '2026-07-01', DATE '2026-07-31', DATE '2026-01-01', DATE '2026-07-01', 97272),
    (24319, '2026-08', DATE '2026-08-01', DATE '2026-08-31', DATE '2026-01-01', DATE '2026-08-01', 97276),
    (24320, '2026-09', DATE '2026-09-01', DATE '2026-09-30', DATE '2026-01-01', DATE '2026-09-01', 97280),
    (24321, '2026-10', DATE '2026-10-01', DATE '2026-10-31', DATE '2026-01-01', DATE '2026-10-01', 97284)
  ) AS t("_p", "_period", "_first_day", "_last_day", "_year_start", "_month", "_stored")
),
"stock periods" AS (
  SELECT p.*,
    CASE WHEN d1.last_day IS NULL THEN 'source_missing' END AS "_absence"
  FROM "periods monthly" AS p
  LEFT JOIN (SELECT DISTINCT last_day FROM yol_deliveries WHERE extract = 'register') AS d1 ON d1.last_day = p."_last_day"
),
"stock rows" AS (
  SELECT p."_p" AS "_p",
    r0."_row" AS "_r0",
    r0.*
  FROM "stock periods" AS p
  JOIN "register" AS r0 ON r0."_day" = p."_last_day"
  WHERE p."_absence" IS NULL
),
"stock units" AS (
  SELECT *, TRUE AS "_base"
  FROM (
    SELECT r0."_p" AS "_p",
      r0."_person" AS "_person"
    FROM "stock rows" AS r0
  ) AS u
),
"stock cells" AS (
  SELECT f."_p" AS "_p",
    count(*) FILTER (WHERE f."_base") AS "_n",
    count(*) AS "_population",
    count(*) FILTER (WHERE f."_base") AS "_contributors"
  FROM "stock units" AS f
  GROUP BY GROUPING SETS ((f."_p"))
),
"stock positions" AS (
  SELECT p."_p" AS "_p"
  FROM "stock periods" AS p
),
"stock result" AS (
  SELECT t."_p" AS "_p",
    CASE WHEN t."_absence" IS NULL THEN t."_value" END AS "_value",
    CASE WHEN t."_absence" IS NULL THEN t."_numerator" END AS "_numerator",
    CASE WHEN t."_absence" IS NULL THEN t."_denominator" END AS "_denominator",
    CASE WHEN t."_absence" IS NULL THEN t."_lower" END AS "_lower",
    CASE WHEN t."_absence" IS NULL THEN t."_upper" END AS "_upper",
    CASE WHEN t."_absence" IS NULL THEN t."_linked" END AS "_linked",
    CASE WHEN t."_absence" IS NULL THEN t."_population" END AS "_population",
    CASE WHEN t."_absence" IS NULL THEN t."_contributors" ELSE 0 END AS "_contributors",
    coalesce(t."_absence", CASE WHEN t."_value" IS NULL THEN 'not_applicable' END) AS "_absence"
  FROM (
    SELECT q."_p" AS "_p",
      CAST(coalesce(c."_n", 0) AS DOUBLE) AS "_value",
      CAST(NULL AS DOUBLE) AS "_numerator",
      CAST(NULL AS DOUBLE) AS "_denominator",
      coalesce(c."_contributors", 0) AS "_contributors",
      CAST(NULL AS DOUBLE) AS "_lower",
      CAST(NULL AS DOUBLE) AS "_upper",
      CAST(NULL AS BIGINT) AS "_linked",
      coalesce(c."_population", 0) AS "_population",
      CASE WHEN p."_absence" IS NOT NULL THEN p."_absence" END AS "_absence"
    FROM "stock positions" AS q
    JOIN "stock periods" AS p ON p."_p" = q."_p"
    LEFT JOIN "stock cells" AS c ON c."_p" = q."_p"
  ) AS t
),
"change positions" AS (
  SELECT p."_p" AS "_p"
  FROM "periods monthly" AS p
),
"change result" AS (
  SELECT q."_p" AS "_p",
    100.0e0 * j1."_value" / nullif(j2."_value", 0) - 100.0e0 AS "_value",
    CAST(NULL AS DOUBLE) AS "_numerator",
    CAST(NULL AS DOUBLE) AS "_denominator",
    CAST(NULL AS BIGINT) AS "_contributors",
    CAST(NULL AS DOUBLE) AS "_lower",
    CAST(NULL AS DOUBLE) AS "_upper",
    CAST(NULL AS BIGINT) AS "_linked",
    CAST(NULL AS BIGINT) AS "_population",
    CASE WHEN 100.0e0 * j1."_value" / nullif(j2."_value", 0) - 100.0e0 IS NULL THEN coalesce(coalesce(CASE WHEN j1."_p" IS NULL THEN 'source_missing' ELSE CASE WHEN j1."_absence" = 'not_reached' THEN 'not_applicable' ELSE j1."_absence" END END, CASE WHEN j2."_p" IS NULL THEN 'source_missing' ELSE CASE WHEN j2."_absence" = 'not_reached' THEN 'not_applicable' ELSE j2."_absence" END END), 'not_applicable') END AS "_absence"
  FROM "change positions" AS q
  LEFT JOIN "stock result" AS j1 ON j1."_p" = q."_p"
  LEFT JOIN "stock result" AS j2 ON j2."_p" = q."_p" - 12
)
SELECT p."_period" AS "period",
  r."_numerator" AS "numerator",
  r."_denominator" AS "denominator",
  r."_value" AS "value",
  r."_contributors" AS "contributors",
  r."_absence" AS "absence",
  r."_lower" AS "lower",
  r."_upper" AS "upper",
  r."_linked" AS "linked",
  r."_population" AS "population"
FROM "change result" AS r
JOIN "periods monthly" AS p ON p."_p" = r."_p"
WHERE r."_p" BETWEEN 24321 AND 24321
ORDER BY 1;
