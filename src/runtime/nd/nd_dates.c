// The calendar: counts of units to dates and back, dates to text and back.
#include "runtime/nd/nd_dates.h"
#include "runtime/time_unit.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

// Days since 1970-01-01 of the first day of a month counted from January 1970, after Howard Hinnant's algorithm.
static int64_t days_of_month(int64_t months) {
    int64_t year = 1970 + floor_div(months, 12), month = months - floor_div(months, 12) * 12 + 1;
    year -= month <= 2;
    int64_t era = floor_div(year, 400), yoe = year - era * 400;
    int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5, doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

static int64_t month_of_days(int64_t days) {
    days += 719468;
    int64_t era = floor_div(days, 146097), doe = days - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153, month = mp < 10 ? mp + 3 : mp - 9, year = yoe + era * 400 + (month <= 2);
    return (year - 1970) * 12 + month - 1;
}

static bool overflow(void) { return nprt_raise("OverflowError", "Overflow when converting between datetime units"); }

// v counts of one unit as counts of another.
static bool change_unit(char kind, int64_t v, nprt_time_unit from, nprt_time_unit to, int64_t *out) {
    if (from <= NPRT_MONTH && to > NPRT_MONTH) {
        if (from == NPRT_YEAR && __builtin_mul_overflow(v, 12, &v)) return overflow();
        if (v > (int64_t)1 << 50 || v < -((int64_t)1 << 50)) return overflow();
        v = kind == 'M' ? days_of_month(v) : floor_div(v * 146097, 4800);
        from = NPRT_DAY;
    } else if (from > NPRT_MONTH && to <= NPRT_MONTH) {
        int64_t days;
        if (!change_unit(kind, v, from, NPRT_DAY, &days)) return false;
        v = kind == 'M' ? month_of_days(days) : floor_div(days * 4800, 146097);
        from = NPRT_MONTH;
    }
    if (from <= to) {
        int64_t f = nprt_time_factor(from, to);
        if (v == 0) f = 1;
        return f >= 0 && !__builtin_mul_overflow(v, f, out) ? true : overflow();
    }
    int64_t f = nprt_time_factor(to, from);
    *out = f < 0 ? (v < 0 ? -1 : 0) : floor_div(v, f);
    return true;
}

bool nd_time_convert(nprt_dtype from, nprt_dtype to, int64_t v, int64_t *out) {
    const nprt_descr *f = nprt_descr_get(from), *t = nprt_descr_get(to);
    *out = v;
    if (v == ND_NAT || f->unit == NPRT_GENERIC || t->unit == NPRT_GENERIC) return true;
    if (f->unit == t->unit && f->step == t->step) return true;
    if (__builtin_mul_overflow(v, f->step, &v)) return overflow();
    if (!change_unit(f->kind, v, f->unit, t->unit, &v)) return false;
    *out = floor_div(v, t->step);
    return true;
}

static const int64_t attos = 1000000000000000000;

// The count's days, and the attoseconds and seconds of its day.
bool nd_date_of(nprt_dtype t, int64_t v, nd_date *out) {
    const nprt_descr *d = nprt_descr_get(t);
    *out = (nd_date){.year = 1970, .month = 1, .day = 1};
    if (__builtin_mul_overflow(v, d->step, &v)) return overflow();
    int64_t days = 0, seconds = 0;
    if (d->unit <= NPRT_MONTH) {
        int64_t months = d->unit == NPRT_YEAR ? v * 12 : v;
        out->year = 1970 + floor_div(months, 12);
        out->month = (int)(months - floor_div(months, 12) * 12) + 1;
        return true;
    }
    if (d->unit <= NPRT_DAY) {
        days = d->unit == NPRT_WEEK ? v * 7 : v;
    } else if (d->unit <= NPRT_SECOND) {
        int64_t per_day = nprt_time_factor(NPRT_DAY, d->unit);
        days = floor_div(v, per_day);
        seconds = (v - days * per_day) * nprt_time_factor(d->unit, NPRT_SECOND);
    } else {
        int64_t per_second = nprt_time_factor(NPRT_SECOND, d->unit);
        int64_t whole = floor_div(v, per_second);
        out->atto = (v - whole * per_second) * (attos / per_second);
        days = floor_div(whole, 86400);
        seconds = whole - days * 86400;
    }
    int64_t months = month_of_days(days);
    out->year = 1970 + floor_div(months, 12);
    out->month = (int)(months - floor_div(months, 12) * 12) + 1;
    out->day = (int)(days - days_of_month(months)) + 1;
    out->hour = (int)(seconds / 3600);
    out->minute = (int)(seconds / 60 % 60);
    out->second = (int)(seconds % 60);
    return true;
}

bool nd_date_count(nprt_dtype t, const nd_date *x, int64_t *out) {
    const nprt_descr *d = nprt_descr_get(t);
    int64_t months = (x->year - 1970) * 12 + x->month - 1, v;
    if (d->unit <= NPRT_MONTH) {
        v = d->unit == NPRT_YEAR ? x->year - 1970 : months;
    } else {
        int64_t days = days_of_month(months) + x->day - 1, seconds = (x->hour * 60 + x->minute) * 60 + x->second;
        if (d->unit <= NPRT_DAY) {
            v = d->unit == NPRT_WEEK ? floor_div(days, 7) : days;
        } else if (d->unit <= NPRT_SECOND) {
            int64_t per_day = nprt_time_factor(NPRT_DAY, d->unit);
            if (__builtin_mul_overflow(days, per_day, &v)) return overflow();
            v += seconds / nprt_time_factor(d->unit, NPRT_SECOND);
        } else {
            int64_t per_second = nprt_time_factor(NPRT_SECOND, d->unit);
            if (__builtin_mul_overflow(days * 86400 + seconds, per_second, &v)) return overflow();
            v += x->atto / (attos / per_second);
        }
    }
    *out = floor_div(v, d->step);
    return true;
}

bool nd_date_text(nprt_dtype t, int64_t v, nprt_time_unit unit, char out[ND_DATE_TEXT]) {
    nd_date d;
    if (v == ND_NAT) {
        strcpy(out, "NaT");
        return true;
    }
    if (unit == NPRT_GENERIC) unit = nprt_descr_get(t)->unit;
    if (!nd_date_of(t, v, &d)) return false;
    int n = snprintf(out, ND_DATE_TEXT, d.year < 0 ? "-%04lld" : "%04lld", (long long)(d.year < 0 ? -d.year : d.year));
    if (unit >= NPRT_MONTH) n += snprintf(out + n, 8, "-%02d", d.month);
    if (unit >= NPRT_WEEK) n += snprintf(out + n, 8, "-%02d", d.day);
    if (unit >= NPRT_HOUR) n += snprintf(out + n, 8, "T%02d", d.hour);
    if (unit >= NPRT_MINUTE) n += snprintf(out + n, 8, ":%02d", d.minute);
    if (unit >= NPRT_SECOND) n += snprintf(out + n, 8, ":%02d", d.second);
    if (unit >= NPRT_MILLISECOND && unit < NPRT_GENERIC)
        snprintf(out + n, 24, ".%0*lld", 3 * (int)(unit - NPRT_SECOND),
                 (long long)(d.atto / (attos / nprt_time_factor(NPRT_SECOND, unit))));
    return true;
}

int nd_weekday(int64_t days) {   // 1970-01-01 was a Thursday
    int64_t d = days + 3;
    return (int)(d - floor_div(d, 7) * 7);
}

// ---- Texts

typedef struct reader {
    const char *start, *p;
    nd_date d;
    nprt_time_unit unit;
    bool raised;
} reader;

static bool out_of_range(reader *r, const char *what) {
    r->raised = true;
    return nprt_raise("ValueError", "%s out of range in datetime string \"%s\"", what, r->start);
}

static bool digits(reader *r, int n, int *out) {
    *out = 0;
    for (int i = 0; i < n; i++) {
        if (r->p[i] < '0' || r->p[i] > '9') return false;
        *out = *out * 10 + (r->p[i] - '0');
    }
    r->p += n;
    return true;
}

static bool is_leap(int64_t y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); }

static bool read_day(reader *r) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool negative = *r->p == '-';
    if (*r->p == '-' || *r->p == '+') r->p++;
    int n = 0;
    int64_t year = 0;
    for (; r->p[n] >= '0' && r->p[n] <= '9' && n < 15; n++) year = year * 10 + (r->p[n] - '0');
    if (n < 4) return false;
    r->p += n;
    r->d.year = negative ? -year : year;
    r->unit = NPRT_YEAR;
    if (!*r->p) return true;
    if (*r->p++ != '-' || !digits(r, 2, &r->d.month)) return false;
    if (r->d.month < 1 || r->d.month > 12) return out_of_range(r, "Month");
    r->unit = NPRT_MONTH;
    if (!*r->p) return true;
    int last = lengths[r->d.month - 1] + (r->d.month == 2 && is_leap(r->d.year));
    if (*r->p++ != '-' || !digits(r, 2, &r->d.day)) return false;
    if (r->d.day < 1 || r->d.day > last) return out_of_range(r, "Day");
    r->unit = NPRT_DAY;
    return true;
}

static bool read_fraction(reader *r) {
    int n = 0;
    int64_t scale = attos;
    for (; *r->p >= '0' && *r->p <= '9' && n < 18; r->p++, n++) {
        scale /= 10;
        r->d.atto += (*r->p - '0') * scale;
    }
    while (*r->p >= '0' && *r->p <= '9') r->p++;
    r->unit = (nprt_time_unit)(NPRT_SECOND + (n + 2) / 3);
    return n > 0;
}

static bool read_time(reader *r) {
    if (!digits(r, 2, &r->d.hour)) return false;
    if (r->d.hour > 23) return out_of_range(r, "Hours");
    r->unit = NPRT_HOUR;
    if (*r->p != ':') return true;
    r->p++;
    if (!digits(r, 2, &r->d.minute)) return false;
    if (r->d.minute > 59) return out_of_range(r, "Minutes");
    r->unit = NPRT_MINUTE;
    if (*r->p != ':') return true;
    r->p++;
    if (!digits(r, 2, &r->d.second)) return false;
    if (r->d.second > 59) return out_of_range(r, "Seconds");
    r->unit = NPRT_SECOND;
    if (*r->p != '.') return true;
    r->p++;
    return read_fraction(r);
}

static bool is_word(const char *s, const char *word) {
    size_t n = strlen(word);
    for (size_t i = 0; i < n; i++)
        if ((s[i] | 32) != word[i]) return false;
    return !s[n];
}

static bool bad_text(const char *s, const reader *r) {
    if (r->raised) return false;
    return nprt_raise("ValueError", "Error parsing datetime string \"%s\" at position %d", s, (int)(r->p - s));
}

static bool today(reader *r, bool now) {
    time_t seconds = time(NULL);
    struct tm local, *l = now ? gmtime_r(&seconds, &local) : localtime_r(&seconds, &local);
    if (!l) return false;
    r->d = (nd_date){l->tm_year + 1900, l->tm_mon + 1, l->tm_mday, 0, 0, 0, 0};
    r->unit = now ? NPRT_SECOND : NPRT_DAY;
    if (now) r->d.hour = l->tm_hour, r->d.minute = l->tm_min, r->d.second = l->tm_sec;
    return true;
}

bool nd_date_parse(const char *s, nprt_dtype *t, int64_t *out) {
    reader r = {.start = s, .p = s, .d = {.month = 1, .day = 1}};
    if (!*s || is_word(s, "nat")) {
        *out = ND_NAT;
        return true;
    }
    bool word = is_word(s, "today") || is_word(s, "now");
    if (word && !today(&r, is_word(s, "now"))) return nprt_raise("OSError", "Failed to get local time");
    if (!word) {
        if (!read_day(&r)) return bad_text(s, &r);
        if (*r.p == 'T' || *r.p == ' ') {
            r.p++;
            if (!read_time(&r)) return bad_text(s, &r);
        }
        if (*r.p == 'Z' && !r.p[1]) r.p++;
        if (*r.p) return bad_text(s, &r);
    }
    if (nprt_descr_get(*t)->unit == NPRT_GENERIC) *t = nprt_dtype_time('M', r.unit, 1);
    return nd_date_count(*t, &r.d, out);
}
