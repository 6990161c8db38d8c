-- Of all persons on the register the share with a contract in force on the last day.
WITH "periods monthly" AS (
  SELECT *
  FROM (VALUES
    (24321, '2026-10', DATE '2026-10-01', DATE '2026-10-31', DATE '2026-01-01', DATE '2026-10-01', 97284)
  ) AS t("_p", "_period", "_first_day", "_last_day", "_year_start", "_month", "_stored")
),
"employed periods" AS (
  SELECT p.*,
    CASE WHEN d1.last_day IS NULL THEN 'source_missing' WHEN d2.last_day IS NULL THEN 'source_missing' END AS "_absence"
  FROM "periods monthly" AS p
  LEFT JOIN (SELECT DISTINCT last_day FROM yol_deliveries WHERE extract = 'register') AS d1 ON d1.last_day = p."_last_day"
  LEFT JOIN (SELECT max(last_day) AS last_day FROM yol_deliveries WHERE extract = 'contracts') AS d2 ON TRUE
),
"employed rows" AS (
  SELECT p."_p" AS "_p",
    r0."_row" AS "_r0",
    r0.*
  FROM "employed periods" AS p
  JOIN "register" AS r0 ON r0."_day" = p."_last_day"
  WHERE p."_absence" IS NULL
),
"employed existence of contracts" AS (
  SELECT r0."_p" AS "_p",
    r0."_r0" AS "_r0"
  FROM "employed rows" AS r0
  JOIN "contracts" AS r1 ON r1."_person" = r0."_person"
  JOIN "employed periods" AS p ON p."_p" = r0."_p"
  WHERE r1."start_date" <= p."_last_day"
    AND (r1."end_date" IS NULL OR r1."end_date" >= p."_last_day")
  GROUP BY r0."_p", r0."_r0"
),
"employed units" AS (
  SELECT *, "_holds" IS NOT NULL AS "_base"
  FROM (
    SELECT r0."_p" AS "_p",
      r0."_person" AS "_person",
      coalesce(r0."sex", '_U') AS "sex",
      j1."_p" IS NOT NULL AS "_holds",
      r0."_person" IS NOT NULL AS "_found"
    FROM "employed rows" AS r0
    LEFT JOIN "employed existence of contracts" AS j1 ON j1."_p" = r0."_p" AND j1."_r0" = r0."_r0"
  ) AS u
),
"employed cells" AS (
  SELECT f."_p" AS "_p",
    CASE WHEN grouping(f."sex") = 1 THEN '_T' ELSE f."sex" END AS "sex",
    count(*) FILTER (WHERE f."_base") AS "_n",
    count(*) AS "_population",
    count(*) FILTER (WHERE f."_found") AS "_linked",
    count(*) FILTER (WHERE f."_base") AS "_contributors",
    count(*) FILTER (WHERE f."_base" AND f."_holds") AS "_numerator"
  FROM "employed units" AS f
  GROUP BY GROUPING SETS ((f."_p"), (f."_p", f."sex"))
),
"employed positions" AS (
  SELECT p."_p" AS "_p",
    '_T' AS "sex"
  FROM "employed periods" AS p
  UNION
  SELECT DISTINCT p."_p" AS "_p",
    c."sex" AS "sex"
  FROM "employed periods" AS p
  JOIN (SELECT DISTINCT "sex" FROM "employed cells" WHERE "_n" > 0) AS c ON TRUE
  LEFT JOIN yol_codes AS l0 ON l0.list = 'sex' AND p."_last_day" BETWEEN l0.valid_from AND l0.valid_to AND l0.code = c."sex"
  WHERE (c."sex" IN ('_T', '_U') OR l0.code IS NOT NULL)
  UNION
  SELECT "_p", "sex"
  FROM "employed cells"
  WHERE "_n" > 0
),
"employed result" AS (
  SELECT t."_p" AS "_p",
    t."sex" AS "sex",
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
      q."sex" AS "sex",
      CAST(coalesce(c."_numerator", 0) AS DOUBLE) * 100.0e0 / nullif(CAST(coalesce(c."_n", 0) AS DOUBLE), 0) AS "_value",
      CAST(coalesce(c."_numerator", 0) AS DOUBLE) AS "_numerator",
      CAST(coalesce(c."_n", 0) AS DOUBLE) AS "_denominator",
      coalesce(c."_contributors", 0) AS "_contributors",
      CAST(NULL AS DOUBLE) AS "_lower",
      CAST(NULL AS DOUBLE) AS "_upper",
      coalesce(c."_linked", 0) AS "_linked",
      coalesce(c."_population", 0) AS "_population",
      CASE WHEN p."_absence" IS NOT NULL THEN p."_absence" END AS "_absence"
    FROM "employed positions" AS q
    JOIN "employed periods" AS p ON p."_p" = q."_p"
    LEFT JOIN "employed cells" AS c ON c."_p" = q."_p" AND c."sex" = q."sex"
  ) AS t
)
SELECT p."_period" AS "period",
  r."sex" AS "sex",
  r."_numerator" AS "numerator",
  r."_denominator" AS "denominator",
  r."_value" AS "value",
  r."_contributors" AS "contributors",
  r."_absence" AS "absence",
  r."_lower" AS "lower",
  r."_upper" AS "upper",
  r."_linked" AS "linked",
  r."_population" AS "population"
FROM "employed result" AS r
JOIN "periods monthly" AS p ON p."_p" = r."_p"
WHERE r."_p" BETWEEN 24321 AND 24321
ORDER BY 1, 2;
