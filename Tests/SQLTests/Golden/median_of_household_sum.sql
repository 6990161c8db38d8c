-- The median of the wages that a household earns together, over its members.
WITH "periods monthly" AS (
  SELECT *
  FROM (VALUES
    (24321, '2026-10', DATE '2026-10-01', DATE '2026-10-31', DATE '2026-01-01', DATE '2026-10-01', 97284)
  ) AS t("_p", "_period", "_first_day", "_last_day", "_year_start", "_month", "_stored")
),
"household_wage periods" AS (
  SELECT p.*,
    CASE WHEN d1.last_day IS NULL THEN 'source_missing' WHEN d2.last_day IS NULL THEN 'source_missing' WHEN d3.last_day IS NULL THEN 'source_missing' END AS "_absence"
  FROM "periods monthly" AS p
  LEFT JOIN (SELECT DISTINCT last_day FROM yol_deliveries WHERE extract = 'register') AS d1 ON d1.last_day = p."_last_day"
  LEFT JOIN (SELECT DISTINCT last_day FROM yol_deliveries WHERE extract = 'register') AS d2 ON d2.last_day = p."_last_day"
  LEFT JOIN (SELECT max(last_day) AS last_day FROM yol_deliveries WHERE extract = 'contracts') AS d3 ON TRUE
),
"household_wage rows" AS (
  SELECT p."_p" AS "_p",
    r0."_row" AS "_r0",
    r0.*
  FROM "household_wage periods" AS p
  JOIN "register" AS r0 ON r0."_day" = p."_last_day"
  WHERE p."_absence" IS NULL
),
"household_wage sum of contracts" AS (
  SELECT r0."_p" AS "_p",
    r0."_r0" AS "_r0",
    TRY_CAST(sum(r1."wage") AS BIGINT) AS "_value"
  FROM "household_wage rows" AS r0
  JOIN "household_wage periods" AS p ON p."_p" = r0."_p"
  LEFT JOIN "register" AS h1 ON h1."_person" = r0."_person" AND h1."_day" = p."_last_day"
  LEFT JOIN "register" AS m1 ON m1."_household" = h1."_household" AND m1."_day" = p."_last_day"
  JOIN "contracts" AS r1 ON r1."_person" = coalesce(m1."_person", r0."_person")
  WHERE r1."start_date" <= p."_last_day"
    AND (r1."end_date" IS NULL OR r1."end_date" >= p."_last_day")
  GROUP BY r0."_p", r0."_r0"
),
"household_wage units" AS (
  SELECT *, "_numerator" IS NOT NULL AS "_base"
  FROM (
    SELECT r0."_p" AS "_p",
      r0."_person" AS "_person",
      j1."_value" AS "_numerator"
    FROM "household_wage rows" AS r0
    LEFT JOIN "household_wage sum of contracts" AS j1 ON j1."_p" = r0."_p" AND j1."_r0" = r0."_r0"
  ) AS u
),
"household_wage cells" AS (
  SELECT f."_p" AS "_p",
    count(*) FILTER (WHERE f."_base") AS "_n",
    count(*) AS "_population",
    count(*) FILTER (WHERE f."_base") AS "_contributors",
    percentile_cont(0.5) WITHIN GROUP (ORDER BY CASE WHEN f."_base" THEN CAST(f."_numerator" AS DOUBLE) END) AS "_numerator"
  FROM "household_wage units" AS f
  GROUP BY GROUPING SETS ((f."_p"))
),
"household_wage positions" AS (
  SELECT p."_p" AS "_p"
  FROM "household_wage periods" AS p
),
"household_wage result" AS (
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
      CAST(c."_numerator" AS DOUBLE) / 100.0e0 AS "_value",
      CAST(NULL AS DOUBLE) AS "_numerator",
      CAST(coalesce(c."_n", 0) AS DOUBLE) AS "_denominator",
      coalesce(c."_contributors", 0) AS "_contributors",
      CAST(NULL AS DOUBLE) AS "_lower",
      CAST(NULL AS DOUBLE) AS "_upper",
      CAST(NULL AS BIGINT) AS "_linked",
      coalesce(c."_population", 0) AS "_population",
      CASE WHEN p."_absence" IS NOT NULL THEN p."_absence" END AS "_absence"
    FROM "household_wage positions" AS q
    JOIN "household_wage periods" AS p ON p."_p" = q."_p"
    LEFT JOIN "household_wage cells" AS c ON c."_p" = q."_p"
  ) AS t
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
FROM "household_wage result" AS r
JOIN "periods monthly" AS p ON p."_p" = r."_p"
WHERE r."_p" BETWEEN 24321 AND 24321
ORDER BY 1;
