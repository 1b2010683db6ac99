"""Money as papers print it: sums, their add-ons, ranges, words for numbers, and pay."""

import pytest

from sagabook.model import Period, Qualifier
from sagabook.reading.figures import find_amounts


@pytest.mark.parametrize(
    ("words", "millions", "currency"),
    [
        ("£20m", 20, "GBP"),
        ("€20mn", 20, "EUR"),
        ("€20\u2009million", 20, "EUR"),
        ("€12.5 million", 12.5, "EUR"),
        ("€12,5 million", 12.5, "EUR"),
        ("€12.500.000", 12.5, "EUR"),
        ("12,500,000 euros", 12.5, "EUR"),
        ("20 mln euros", 20, "EUR"),
        ("20M€", 20, "EUR"),
        ("12m-euro", 12, "EUR"),
        ("£850k", 0.85, "GBP"),
        ("$6.5M", 6.5, "USD"),
        ("US$22m", 22, "USD"),
        ("22 million US dollars", 22, "USD"),
        ("R$50m", 50, "BRL"),
        ("forty million pounds", 40, "GBP"),
        ("twenty-five million euros", 25, "EUR"),
        ("half a million pounds", 0.5, "GBP"),
        ("£17m (€20.5m)", 17, "GBP"),
        ("£17m ($22m; €20.5m)", 17, "GBP"),
        ("a little less than £1m", 1, "GBP"),
        ("just shy of £20m", 20, "GBP"),
    ],
)
def test_a_sum_has_its_value_and_its_currency(words: str, millions: float, currency: str) -> None:
    fees = [amount.fee for amount in find_amounts(f"The fee is {words} for Novak.")]
    assert [(fee.amount / 1e6, fee.currency, fee.addons) for fee in fees if fee] == [(millions, currency, None)]


@pytest.mark.parametrize(
    "words",
    [
        "£20m-£25m",
        "£20-25m",
        "€20/25m",
        "between £20 and £25 million",
        "between 20 and 25 million euros",
        "20 to 25 million euros",
        "up to £25m",
        "a maximum of £25m",
        "£25m including add-ons",
    ],
)
def test_a_range_and_a_sum_all_told_are_at_most_that(words: str) -> None:
    (amount,) = find_amounts(f"Rovers want {words} for Novak.")
    assert amount.fee is not None
    assert (amount.fee.amount, amount.fee.qualifier) == (25_000_000, Qualifier.UP_TO)


@pytest.mark.parametrize(
    "words",
    [
        "£20m plus £5m in add-ons",
        "£20m plus add-ons of £5m",
        "£20m plus add-ons that could take it to £25m",
        "£20m (plus £5m in add-ons)",
        "£20m now and £5m later",
        "£20m up front and £5m in instalments",
        "£20m plus 5m in bonuses",
        "£20m + £5m",
        "£20m, with £5m more depending on appearances",
        "£20m with another £5m in appearance-related payments",
        "an initial £20m, with another £5m to follow",
        "£20m but could rise to £25m",
        "£20m (rising to £25m)",
        "£20m with the fee set to rise to £25m",
        "£20m, a figure that could reach £25m",
        "£25m including £5m in add-ons",
        "£25m, £5m of which is in add-ons",
        "£25m, made up of an initial £20m and £5m in bonuses",
    ],
)
def test_a_sum_told_in_parts_is_its_first_part_and_its_add_ons(words: str) -> None:
    (amount,) = find_amounts(f"The fee is {words}.")
    assert amount.fee is not None
    assert (amount.fee.amount, amount.fee.qualifier, amount.fee.addons) == (20_000_000, Qualifier.INITIAL, 5_000_000)


def test_two_sums_with_nothing_to_join_them_stay_two() -> None:
    text = "Rovers paid £20m and £5m for Novak and Price, want £30m with interest and offered bids of £7m and £8m."
    assert [a.fee.amount / 1e6 for a in find_amounts(text) if a.fee] == [20, 5, 30, 7, 8]


@pytest.mark.parametrize(
    ("words", "amount", "period"),
    [
        ("£200,000 a week", 200_000, Period.PER_WEEK),
        ("£200k p/w", 200_000, Period.PER_WEEK),
        ("weekly wages of £90,000", 90_000, Period.PER_WEEK),
        ("wages of around £90,000", 90_000, Period.PER_WEEK),
        ("€6m net per season", 6_000_000, Period.PER_YEAR),
        ("€6m net", 6_000_000, Period.PER_YEAR),
        ("a salary of €5m", 5_000_000, Period.PER_YEAR),
        ("a salary offer worth ten million euros", 10_000_000, Period.PER_YEAR),
        ("£10m-a-year", 10_000_000, Period.PER_YEAR),
    ],
)
def test_pay_is_no_fee(words: str, amount: float, period: Period) -> None:
    (found,) = find_amounts(f"Novak gets {words} at Rovers.")
    assert found.fee is None
    assert found.wage is not None
    assert (found.wage.amount, found.wage.period) == (amount, period)
