"""The tax reduction of a gift against examples worked by hand (CGI art. 238 bis)."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from funding.models import PatronageRule
from funding.patronage.amounts import AmountField
from funding.patronage.calculation import Gift, cents, reduction

D = Decimal
RULE = SimpleNamespace(
    rate=D(60),
    reduced_rate=D(40),
    threshold=D(2_000_000),
    floor=D(20_000),
    turnover_share=D("0.5"),
    years_carried=5,
)


def test_a_small_gift_counts_whole():
    # Turnover 1,000,000: 0.5 % is 5,000, less than 20,000, so the ceiling is 20,000.
    # 60 % of 12,000 is 7,200; the gift costs 12,000 − 7,200 = 4,800.
    result = reduction(Gift(turnover=D(1_000_000), money=D(12_000)), RULE)
    assert (result.ceiling, result.counted, result.this_year) == (D(20_000), D(12_000), D(7_200))
    assert (result.excess, result.carried, result.cost) == (D(0), (), D(4_800))


def test_the_ceiling_is_a_share_of_turnover_once_that_is_more():
    # Turnover 10,000,000: 0.5 % is 50,000. Of 65,000 given, 50,000 count: 60 % is 30,000.
    # 15,000 are left for the year after: 60 % is 9,000.
    result = reduction(Gift(turnover=D(10_000_000), money=D(65_000)), RULE)
    assert (result.ceiling, result.this_year, result.excess) == (D(50_000), D(30_000), D(15_000))
    assert [(year.after, year.counted, year.reduction) for year in result.carried] == [
        (1, D(15_000), D(9_000))
    ]
    assert result.cost == D(26_000)


@pytest.mark.parametrize(
    ("turnover", "ceiling"), [(4_000_000, 20_000), (4_000_001, D("20000.01")), (1, 20_000)]
)
def test_the_two_ceilings_meet_at_four_millions(turnover, ceiling):
    # 0.5 % of 4,000,000 is 20,000; of one euro more, 20,000.005, rounded half up to 20,000.01.
    assert reduction(Gift(turnover=D(turnover), money=D(1)), RULE).ceiling == ceiling


def test_an_excess_fills_the_years_after_behind_their_own_gifts_and_what_is_left_is_lost():
    # Ceiling 20,000; 100,000 given: 20,000 count, 80,000 are carried over. Each year after the company
    # gives 8,000, so 20,000 − 8,000 = 12,000 are free: 5 × 12,000 = 60,000 count, 20,000 are lost.
    # Each 12,000 takes off 7,200.
    result = reduction(Gift(turnover=D(1_000_000), money=D(100_000), later=D(8_000)), RULE)
    assert [year.counted for year in result.carried] == [D(12_000)] * 5
    assert [year.reduction for year in result.carried] == [D(7_200)] * 5
    assert (result.later_years, result.lost) == (D(36_000), D(20_000))


def test_later_gifts_that_fill_the_ceiling_leave_no_room():
    result = reduction(Gift(turnover=D(1_000_000), money=D(30_000), later=D(20_000)), RULE)
    assert (result.later_years, result.lost) == (D(0), D(10_000))


def test_beyond_two_millions_the_second_rate_begins():
    # Turnover 1,000,000,000: ceiling 5,000,000. Of 3,000,000: 60 % of 2,000,000 is 1,200,000 and
    # 40 % of 1,000,000 is 400,000, together 1,600,000.
    result = reduction(Gift(turnover=D(1_000_000_000), money=D(3_000_000)), RULE)
    assert (result.at_rate, result.at_reduced_rate, result.this_year) == (
        D(2_000_000),
        D(1_000_000),
        D(1_600_000),
    )
    assert reduction(Gift(turnover=D(1_000_000_000), money=D(2_000_000)), RULE).this_year == D(1_200_000)


def test_gifts_to_those_who_help_people_in_need_keep_the_first_rate():
    # 60 % of 3,000,000 is 1,800,000.
    gift = Gift(turnover=D(1_000_000_000), money=D(3_000_000), helps_people_in_need=True)
    assert reduction(gift, RULE).this_year == D(1_800_000)


def test_an_excess_keeps_the_average_rate_when_rates_mix():
    # Ceiling 2,500,000. 60 % of 2,000,000 + 40 % of 500,000 = 1,400,000, which is 56 % of 2,500,000.
    # 500,000 are carried over: 56 % is 280,000.
    result = reduction(Gift(turnover=D(500_000_000), money=D(3_000_000)), RULE)
    assert (result.this_year, result.average_rate, result.later_years) == (D(1_400_000), D(56), D(280_000))


def test_goods_and_staff_lent_add_to_money():
    # 35.5 hours at 42.30 are 1,501.65; with 1,000 of money and 500 of goods 3,001.65; 60 % is 1,800.99.
    gift = Gift(turnover=D(300_000), money=D(1_000), goods=D(500), hours=D("35.5"), hourly_cost=D("42.30"))
    assert gift.staff == D("1501.65")
    assert reduction(gift, RULE).this_year == D("1800.99")


amounts = st.decimals(0, 10_000_000, places=2)


@given(money=amounts, turnover=amounts, later=amounts, in_need=st.booleans())
def test_nothing_is_counted_twice_nor_taken_off_beyond_the_first_rate(money, turnover, later, in_need):
    result = reduction(Gift(turnover, money=money, later=later, helps_people_in_need=in_need), RULE)
    assert result.counted + sum(year.counted for year in result.carried) + result.lost == money
    assert 0 <= result.this_year + result.later_years <= money * RULE.rate / 100 + D("0.06")
    assert len(result.carried) <= 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("year_end", "floor", "second"),
    [
        (date(2019, 12, 31), 10_000, 60),
        (date(2020, 12, 30), 10_000, 60),
        (date(2020, 12, 31), 20_000, 40),
        (date(2027, 3, 31), 20_000, 40),
    ],
)
def test_the_rule_is_that_of_the_day_on_which_the_year_ends(year_end, floor, second):
    rule = PatronageRule.objects.at(year_end)
    assert (rule.floor, rule.reduced_rate) == (floor, second)


@pytest.mark.django_db
def test_no_rule_is_invented_for_the_years_before_the_first_one():
    assert PatronageRule.objects.at(date(2019, 12, 30)) is None


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12000", "12000"),
        ("12 000,50", "12000.50"),
        ("12\u202f000,5 €", "12000.5"),
        ("12\u00a0000 €", "12000"),
        ("12.000", "12000"),
        ("1.234.567,89", "1234567.89"),
        ("12,000.50", "12000.50"),
        ("12000.5 euros", "12000.5"),
        ("0", "0"),
    ],
)
def test_amounts_are_read_as_people_type_them(typed, amount):
    assert AmountField().clean(typed) == D(amount)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("-5", "negative"),
        ("−5", "negative"),
        ("douze", "unreadable"),
        ("12,345,6", "unreadable"),
        ("1e5", "unreadable"),
        ("NaN", "unreadable"),
        ("١٢", "unreadable"),
        ("12,3456", "unreadable"),
        ("€", "unreadable"),
        ("9" * 20, "too_big"),
        ("9" * 60, "max_length"),
    ],
)
def test_what_is_no_amount_is_refused_with_a_reason(typed, code):
    with pytest.raises(forms.ValidationError) as refused:
        AmountField().clean(typed)
    assert [error.code for error in refused.value.error_list] == [code]


def test_zero_is_refused_where_it_makes_no_sense():
    with pytest.raises(forms.ValidationError):
        AmountField(may_be_zero=False).clean("0,00")


def test_cents_are_rounded_half_up():
    assert cents(D("0.005")) == D("0.01")
