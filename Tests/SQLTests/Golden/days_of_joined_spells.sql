-- The mean number of days of a person's contracts, taken together over two weeks.
WITH "periods monthly" AS (
  SELECT *
  FROM (VALUES
    (24321, '2026-10', DATE '2026-10-01', DATE '2026-10-31', DATE '2026-01-01', DATE '2026-10-01', 97284)
  ) AS t("_p", "_period", "_first_day", "_last_day", "_year_start", "_month", "_stored")
),
"days periods" AS (
  SELECT p.*,
    CASE WHEN d1.last_day IS NULL THEN 'source_missing' WHEN d2.last_day IS NULL THEN 'source_missing' END AS "_absence"
  FROM "periods monthly" AS p
  LEFT JOIN (SELECT DISTINCT last_day FROM yol_deliveries WHERE extract = 'register') AS d1 ON d1.last_day = p."_last_day"
  LEFT JOIN (SELECT max(last_day) AS last_day FROM yol_deliveries WHERE extract = 'contracts') AS d2 ON TRUE
),
"days rows" AS (
  SELECT p."_p" AS "_p",
    r0."_row" AS "_r0",
    r0.*
  FROM "days periods" AS p
  JOIN "register" AS r0 ON r0."_day" = p."_last_day"
  WHERE p."_absence" IS NULL
),
"days single spells" AS (
  SELECT r0."_p" AS "_p",
    r0."_r0" AS "_r0",
    date_diff('day', DATE '1970-01-01', r1."start_date") AS "_first",
    coalesce(date_diff('day', DATE '1970-01-01', r1."end_date"), 9999999) AS "_last"
  FROM "days rows" AS r0
  JOIN "contracts" AS r1 ON r1."_person" = r0."_person"
  WHERE r1."start_date" IS NOT NULL
    AND (r1."end_date" IS NULL OR r1."end_date" >= r1."start_date")
),
"days spells" AS (
  SELECT "_p", "_r0", min("_first") AS "_first", max("_last") AS "_last"
  FROM (
    SELECT *, sum("_begins") OVER (
      PARTITION BY "_p", "_r0" ORDER BY "_first", "_last" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "_island"
    FROM (
      SELECT *, CASE WHEN "_first" <= 15 + max("_last") OVER (
        PARTITION BY "_p", "_r0" ORDER BY "_first", "_last" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS "_begins"
      FROM "days single spells"
    ) AS b
  ) AS i
  GROUP BY "_p", "_r0", "_island"
),
"days days" AS (
  SELECT "_p", "_r0",
    CASE WHEN max("_last") < 9999999 THEN sum("_last" - "_first" + 1) END AS "_value"
  FROM "days spells"
  GROUP BY "_p", "_r0"
),
"days units" AS (
  SELECT *, "_numerator" IS NOT NULL AS "_base"
  FROM (
    SELECT r0."_p" AS "_p",
      r0."_person" AS "_person",
      CASE WHEN j1."_p" IS NULL THEN 0 ELSE CAST(j1."_value" AS BIGINT) END AS "_numerator",
      r0."_person" IS NOT NULL AS "_found"
    FROM "days rows" AS r0
    LEFT JOIN "days days" AS j1 ON j1."_p" = r0."_p" AND j1."_r0" = r0."_r0"
  ) AS u
),
"days cells" AS (
  SELECT f."_p" AS "_p",
    count(*) FILTER (WHERE f."_base") AS "_n",
    count(*) AS "_population",
    count(*) FILTER (WHERE f."_found") AS "_linked",
    count(*) FILTER (WHERE f."_base") AS "_contributors",
    TRY_CAST(sum(f."_numerator") FILTER (WHERE f."_base") AS BIGINT) AS "_numerator"
  FROM "days units" AS f
  GROUP BY GROUPING SETS ((f."_p"))
),
"days positions" AS (
  SELECT p."_p" AS "_p"
  FROM "days periods" AS p
),
"days result" AS (
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
      CAST(CASE WHEN coalesce(c."_n", 0) = 0 THEN 0 ELSE c."_numerator" END AS DOUBLE) * 1.0e0 / nullif(CAST(coalesce(c."_n", 0) AS DOUBLE), 0) AS "_value",
      CAST(CASE WHEN coalesce(c."_n", 0) = 0 THEN 0 ELSE c."_numerator" END AS DOUBLE) AS "_numerator",
      CAST(coalesce(c."_n", 0) AS DOUBLE) AS "_denominator",
      coalesce(c."_contributors", 0) AS "_contributors",
      CAST(NULL AS DOUBLE) AS "_lower",
      CAST(NULL AS DOUBLE) AS "_upper",
      coalesce(c."_linked", 0) AS "_linked",
      coalesce(c."_population", 0) AS "_population",
      CASE WHEN p."_absence" IS NOT NULL THEN p."_absence" END AS "_absence"
    FROM "days positions" AS q
    JOIN "days periods" AS p ON p."_p" = q."_p"
    LEFT JOIN "days cells" AS c ON c."_p" = q."_p"
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
FROM "days result" AS r
JOIN "periods monthly" AS p ON p."_p" = r."_p"
WHERE r."_p" BETWEEN 24321 AND 24321
ORDER BY 1;
