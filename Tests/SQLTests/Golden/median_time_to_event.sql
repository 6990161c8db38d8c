-- The median number of days from the grant of a status to the first contract.
WITH "periods monthly" AS (
  SELECT *
  FROM (VALUES
    (24321, '2026-10', DATE '2026-10-01', DATE '2026-10-31', DATE '2026-01-01', DATE '2026-10-01', 97284)
  ) AS t("_p", "_period", "_first_day", "_last_day", "_year_start", "_month", "_stored")
),
"time periods" AS (
  SELECT p.*,
    CASE WHEN d1.last_day IS NULL THEN 'source_missing' WHEN d2.last_day IS NULL THEN 'source_missing' END AS "_absence"
  FROM "periods monthly" AS p
  LEFT JOIN (SELECT DISTINCT last_day FROM yol_deliveries WHERE extract = 'register') AS d1 ON d1.last_day = p."_last_day"
  LEFT JOIN (SELECT max(last_day) AS last_day FROM yol_deliveries WHERE extract = 'contracts') AS d2 ON TRUE
),
"time rows" AS (
  SELECT p."_p" AS "_p",
    r0."_row" AS "_r0",
    r0.*
  FROM "time periods" AS p
  JOIN "register" AS r0 ON r0."_day" = p."_last_day"
  WHERE p."_absence" IS NULL
),
"time least of contracts" AS (
  SELECT r0."_p" AS "_p",
    r0."_r0" AS "_r0",
    min(r1."start_date") AS "_value"
  FROM "time rows" AS r0
  JOIN "contracts" AS r1 ON r1."_person" = r0."_person"
  GROUP BY r0."_p", r0."_r0"
),
"time units" AS (
  SELECT *, "_watched" AND "_exit" IS NOT NULL AND "_entry" IS NOT NULL AS "_base"
  FROM (
    SELECT r0."_p" AS "_p",
      r0."_person" AS "_person",
      date_diff('day', r0."granted", CASE WHEN j1."_value" <= p."_last_day" THEN greatest(j1."_value", r0."granted") ELSE p."_last_day" END) AS "_exit",
      coalesce(j1."_value" <= p."_last_day", FALSE) AS "_event",
      coalesce(p."_last_day" >= r0."granted", FALSE) AS "_watched",
      -1 AS "_entry",
      r0."_person" IS NOT NULL AS "_found"
    FROM "time rows" AS r0
    JOIN "time periods" AS p ON p."_p" = r0."_p"
    LEFT JOIN "time least of contracts" AS j1 ON j1."_p" = r0."_p" AND j1."_r0" = r0."_r0"
  ) AS u
),
"time watched" AS (
  SELECT f."_p" AS "_p",
    f."_entry" AS "_entry",
    f."_exit" AS "_exit",
    f."_event" AS "_event",
    f."_base" AS "_base",
    f."_person" AS "_person",
    f."_found" AS "_found"
  FROM "time units" AS f
),
"time times" AS (
  SELECT "_p", t."_time", sum(t."_change") AS "_change", sum(t."_events") AS "_events"
  FROM (
    SELECT "_p", "_entry" AS "_time", 1 AS "_change", 0 AS "_events"
    FROM "time watched"
    WHERE "_base"
    UNION ALL
    SELECT "_p", "_exit", -1, CASE WHEN "_event" THEN 1 ELSE 0 END
    FROM "time watched"
    WHERE "_base"
  ) AS t
  GROUP BY "_p", t."_time"
),
"time curve" AS (
  SELECT "_p", "_time",
    CASE WHEN max(CASE WHEN "_events" = "_at_risk" THEN 1 ELSE 0 END) OVER (
      PARTITION BY "_p" ORDER BY "_time" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) = 1 THEN 0e0
    ELSE exp(sum(CASE WHEN "_events" < "_at_risk" THEN ln(1e0 - CAST("_events" AS DOUBLE) / "_at_risk") ELSE 0e0 END) OVER (
      PARTITION BY "_p" ORDER BY "_time" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) END AS "_remaining"
  FROM (
    SELECT *, sum("_change") OVER (
      PARTITION BY "_p" ORDER BY "_time" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "_at_risk"
    FROM "time times"
  ) AS r
  WHERE "_events" > 0
),
"time cells" AS (
  SELECT w."_p",
    count(*) FILTER (WHERE w."_base") AS "_n",
    count(*) AS "_population",
    count(*) FILTER (WHERE w."_found") AS "_linked",
    count(*) FILTER (WHERE w."_base") AS "_contributors",
    min(q."_reached") AS "_numerator"
  FROM "time watched" AS w
  LEFT JOIN (
    SELECT "_p", min("_time") AS "_reached"
    FROM "time curve"
    WHERE "_remaining" <= 0.500000000001e0
    GROUP BY "_p"
  ) AS q ON w."_p" = q."_p"
  GROUP BY w."_p"
),
"time positions" AS (
  SELECT p."_p" AS "_p"
  FROM "time periods" AS p
),
"time result" AS (
  SELECT t."_p" AS "_p",
    CASE WHEN t."_absence" IS NULL THEN t."_value" END AS "_value",
    CASE WHEN t."_absence" IS NULL THEN t."_numerator" END AS "_numerator",
    CASE WHEN t."_absence" IS NULL THEN t."_denominator" END AS "_denominator",
    CASE WHEN t."_absence" IS NULL THEN t."_lower" END AS "_lower",
    CASE WHEN t."_absence" IS NULL THEN t."_upper" END AS "_upper",
    CASE WHEN t."_absence" IS NULL THEN t."_linked" END AS "_linked",
    CASE WHEN t."_absence" IS NULL THEN t."_population" END AS "_population",
    CASE WHEN t."_absence" IS NULL THEN t."_contributors" ELSE 0 END AS "_contributors",
    coalesce(t."_absence", CASE WHEN t."_value" IS NULL THEN CASE WHEN t."_denominator" > 0 THEN 'not_reached' ELSE 'not_applicable' END END) AS "_absence"
  FROM (
    SELECT q."_p" AS "_p",
      CAST(c."_numerator" AS DOUBLE) AS "_value",
      CAST(NULL AS DOUBLE) AS "_numerator",
      CAST(coalesce(c."_n", 0) AS DOUBLE) AS "_denominator",
      coalesce(c."_contributors", 0) AS "_contributors",
      CAST(NULL AS DOUBLE) AS "_lower",
      CAST(NULL AS DOUBLE) AS "_upper",
      coalesce(c."_linked", 0) AS "_linked",
      coalesce(c."_population", 0) AS "_population",
      CASE WHEN p."_absence" IS NOT NULL THEN p."_absence" END AS "_absence"
    FROM "time positions" AS q
    JOIN "time periods" AS p ON p."_p" = q."_p"
    LEFT JOIN "time cells" AS c ON c."_p" = q."_p"
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
FROM "time result" AS r
JOIN "periods monthly" AS p ON p."_p" = r."_p"
WHERE r."_p" BETWEEN 24321 AND 24321
ORDER BY 1;
